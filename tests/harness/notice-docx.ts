import { Document, Packer, Paragraph } from 'docx'
import { demoNoticeLines } from '../../database/demo/notice-text.ts'

/** The demo's notice as a bureau has it: a .docx, title and number centred. */
export const noticeDocx = (day = '2026年11月20日', by = '12月15日'): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: demoNoticeLines(day, () => by).map(
            (text, i) => new Paragraph({ text, ...(i < 2 ? { alignment: 'center' as const } : {}) }),
          ),
        },
      ],
    }),
  )
