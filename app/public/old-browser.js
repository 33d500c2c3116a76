/* Older than Chromium 83 (or a peer without what the build needs): to the plain page. ES5 only, runs before the module. */
;(function () {
  var chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)
  var old = chromium && Number(chromium[1]) < 83
  var lacks =
    !('noModule' in document.createElement('script')) ||
    typeof Promise === 'undefined' ||
    !Promise.allSettled ||
    typeof globalThis === 'undefined' ||
    typeof ResizeObserver === 'undefined' ||
    !('matchAll' in String.prototype) ||
    !window.CSS ||
    !CSS.supports('--a', '0')
  if (old || lacks) location.replace('/old-browser')
})()
