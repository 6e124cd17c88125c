import * as z from 'zod';

/** One thing said of one cell or row. A `wrong` stops the import; a `mended` or `told` does not. */
export const WorkbookFinding = z.object({
  weight: z.enum(['wrong', 'mended', 'told']),
  sheet: z.string(),
  /** As the spreadsheet counts: the heading is row 1. 0 where the finding is of the whole sheet. */
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  /** In plain Chinese, with what to do. */
  says: z.string(),
});
export type WorkbookFinding = z.infer<typeof WorkbookFinding>;

export const WorkbookReport = z.object({
  sheets: z.array(
    z.object({
      sheet: z.string(),
      rows: z.number().int(),
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      /** In the cloud but no longer in the file: told, never deleted. */
      unlisted: z.number().int(),
    }),
  ),
  findings: z.array(WorkbookFinding),
});
export type WorkbookReport = z.infer<typeof WorkbookReport>;
