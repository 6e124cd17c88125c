import * as z from 'zod';
import { AskedNews } from '#contracts/message';
import { pieces } from './rules/pieces';

/**
 * The templates that were approved for this mini-program, by the news they carry: WeChat's names of their fields
 * (`thing1`, `date2`), each with the piece of the news that stands there. A kind without a template stays in the inbox.
 */
const MessageTemplates = z.partialRecord(
  AskedNews,
  z.object({ templateId: z.string(), fields: z.record(z.string(), z.enum(pieces)) }),
);
export type MessageTemplates = z.infer<typeof MessageTemplates>;

export const messageTemplatesOf = (text: string | undefined): MessageTemplates =>
  MessageTemplates.parse(JSON.parse(text || '{}'));

export const asksOf = (templates: MessageTemplates) =>
  AskedNews.options.flatMap((kind) => {
    const template = templates[kind];
    return template ? [{ kind, templateId: template.templateId }] : [];
  });
