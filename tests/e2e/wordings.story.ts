import { Document, Packer, Paragraph } from 'docx'
import { afterEach, expect, test } from 'vitest'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

test('何俊杰改草稿，李文静批准，何俊杰施行：每一步看得见谁办，改了哪些词一眼看清', async () => {
  const desk = await stage.enter('office')
  await desk.goto(`${stage.address}/wordings`)
  await desk.getByText('共 7 种', { exact: true }).waitFor()
  expect(await desk.getByRole('row', { name: /责任清单（主要领导）/ }).innerText()).toMatch(
    /第 1 版[\s\S]*第 2 版，草稿，待批准[\s\S]*等政治处领导批准/,
  )
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '辅警教育管理责任清单（主要领导）' }).click()
  await desk.getByRole('heading', { name: '在办：第 2 版' }).waitFor()
  await desk.getByText('为什么这样写').waitFor()
  await expectAccessible(desk)

  await desk.getByRole('link', { name: '修改草稿' }).click()
  const last = desk.getByRole('textbox', { name: '第 8 段' })
  await last.click()
  await last.press('End')
  await last.press('Enter')
  const fresh = desk.getByRole('textbox', { name: '第 9 段' })
  await fresh.fill('1. 由〔局长〕指定')
  await desk.getByText('有 1 处要改').waitFor()
  await desk.getByText('第 9 段要改，还不能存。').waitFor()
  expect(await desk.getByRole('button', { name: '存草稿' }).isDisabled()).toBe(true)
  await expectAccessible(desk)
  await fresh.fill('由指定的人负责日常联络。')
  await fresh.press('Home')
  await fresh.press('ArrowRight')
  await desk.getByRole('toolbar', { name: '插入栏目' }).getByRole('button', { name: '单位' }).click()
  await desk.getByText('九、由城关派出所指定的人负责日常联络。').waitFor()
  await fresh.press('Alt+ArrowUp')
  await desk.getByText('八、由城关派出所指定的人负责日常联络。').waitFor()
  await desk.getByRole('button', { name: '存草稿' }).click()
  await desk.getByText('没有改动。').waitFor()

  const approver = await stage.enter('politicalLeader')
  await approver.goto(`${stage.address}/wordings?waiting=approval`)
  await approver.getByRole('button', { name: '辅警教育管理责任清单（主要领导）' }).click()
  await approver.getByRole('article').getByText('八、由＿＿＿＿（单位）指定的人负责日常联络。').waitFor()
  await approver.getByLabel('批准依据').fill('局党委会议纪要〔2026〕15号')
  await approver.getByRole('button', { name: '批准第 2 版' }).click()
  await approver.getByText('等辅警办施行').waitFor()

  await desk.goto(`${stage.address}/wordings?waiting=commencement`)
  await desk.getByRole('button', { name: '辅警教育管理责任清单（主要领导）' }).click()
  await desk.getByLabel('改了什么、为什么这样认定').fill('每月研究、半年报告，加重了责任')
  await expectAccessible(desk)
  await desk.getByLabel('从哪天起').fill('2026-12-01')
  await desk.getByLabel('从哪天起').press('Enter')
  await desk.getByRole('button', { name: '施行第 2 版' }).click()
  await desk.getByText('12月1日起').first().waitFor()
  expect(await desk.getByText('（何俊杰定）').count()).toBe(2)

  await desk.getByRole('link', { name: '与第 1 版比对' }).click()
  await desk.getByRole('heading', { name: '第 1 版 → 第 2 版' }).waitFor()
  expect(await desk.locator('.difference-changed').first().innerText()).toMatch(/删每季度至少\s*增每月/)
  expect(await desk.locator('ins, del').count()).toBeGreaterThan(2)
  await expectAccessible(desk)
})

test('何俊杰从本局的 .docx 读入：成了没有存的草稿，拿不准的列出来；离开前问一次', async () => {
  const desk = await stage.enter('office')
  await desk.goto(`${stage.address}/wordings`)
  await desk.getByRole('button', { name: '警务辅助人员保密承诺书' }).click()
  await desk.getByRole('button', { name: '起草新版本' }).click()
  await desk.getByRole('heading', { name: '警务辅助人员保密承诺书：修改草稿' }).waitFor()
  const lines = [
    '附件3',
    '保密承诺书',
    '本人____承诺：',
    '一、遵守保密规定。',
    '二、不做下列事：',
    '1.拍照；',
    '2.转发。',
    '承诺人签名：',
  ]
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }))
  await desk.getByLabel('要读入的 .docx 文件').setInputFiles({
    name: '本局保密承诺书.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: bytes,
  })
  await desk.getByRole('button', { name: '读入替换' }).click()
  await desk.getByText('文件读进来了，还没有存').waitFor()
  await desk.getByText('原文第 3 段有留空的横线，可以换成〔姓名〕〔单位〕等栏目。').waitFor()
  await desk.getByRole('article').getByText('2.转发。').waitFor()
  expect(await desk.getByLabel('标题').inputValue()).toBe('保密承诺书')
  await expectAccessible(desk)
  const download = desk.waitForEvent('download')
  await desk.getByRole('button', { name: '看印出的页（PDF）' }).click()
  expect((await download).suggestedFilename()).toBe('警务辅助人员保密承诺书没有存的草稿.pdf')
  await desk.getByRole('link', { name: '范本', exact: true }).first().click()
  await desk.getByText('填的内容还没有存').waitFor()
  await desk.getByRole('button', { name: '不存，离开' }).click()
  await desk.getByText('共 7 种', { exact: true }).waitFor()
})

test('谢春燕在手机上也能看施行的文字，看不到草稿', async () => {
  const page = await stage.enter('clerk', phone)
  await page.goto(`${stage.address}/wordings`)
  await page.getByRole('button', { name: /责任清单（带辅责任民警）/ }).click()
  await page.getByRole('article').getByText('一、对所带辅警的教育管理负直接责任').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await page.getByText('起草新版本').count()).toBe(0)
  await expectAccessible(page)
})
