import writeXlsxFile from 'write-excel-file/node';
import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { Reconciliation as ShownReconciliation } from '#contracts/reconciliation';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { headOf } from '../../time/page';
import { reportSheets } from '../rules/reconciliation/report';
import { breaks } from './break';
import { placeKey, type Reconciliation, reconciliationId, reconciliations } from './reconciliation';
import { shownBreak } from './shown-break';

const DAYS_SHOWN = 60;

/** The latest days first, of every account. */
export async function reconciledDays(
  world: World,
  { before }: ParsedInput<BrandApi['reconciliations']>,
): Promise<Output<BrandApi['reconciliations']>> {
  const found = await world.db.find(reconciliations, {
    where: { day: { lt: before ?? '9999' } },
    orderBy: [['day', 'desc']],
    limit: DAYS_SHOWN + 1,
  });
  const cutAt = found[DAYS_SHOWN]?.day;
  return { days: found.filter(({ day }) => day !== cutAt).map(shownDay), more: cutAt !== undefined };
}

const BREAKS_SHOWN = 500;

/** One day of one account with every break it brought, both sides' figures beside each other. */
export async function reconciliation(
  world: World,
  asked: ParsedInput<BrandApi['reconciliation']>,
): Promise<Output<BrandApi['reconciliation']>> {
  const { day } = asked;
  const found = await world.db.get(reconciliations, reconciliationId(asked, day));
  if (!found) return refuse('not_yours', {});
  const itsBreaks = await world.db.find(breaks, {
    where: { place: placeKey(asked), day },
    limit: BREAKS_SHOWN,
  });
  return { ...shownDay(found), list: itsBreaks.map(shownBreak) };
}

/** The same as a workbook, behind a link that works for a few minutes. */
export async function reconciliationFile(
  world: World,
  asked: ParsedInput<BrandApi['reconciliationFile']>,
): Promise<Output<BrandApi['reconciliationFile']>> {
  const sheets = reportSheets(await reconciliation(world, asked));
  const bytes = await writeXlsxFile(
    sheets.map(({ sheet, rows }) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) =>
          typeof value === 'number' ? { value, type: Number, format: '0.00' } : { value, type: String },
        ),
      ),
    })),
  ).toBuffer();
  const { day, mchid, account } = asked;
  const file = await world.files.write(`reports/${mchid}/${account}/${day}.xlsx`, bytes);
  return { url: await world.files.link(file) };
}

const OPEN_SHOWN = 200;

/** Whatever is not explained yet, the oldest first. */
export async function openBreaks(world: World): Promise<Output<BrandApi['breaks']>> {
  const { rows, more } = await headOf(world, breaks, {
    where: { state: { in: ['open', 'parked', 'timing'] } },
    orderBy: [['day', 'asc']],
    limit: OPEN_SHOWN,
  });
  return { breaks: rows.map(shownBreak), more };
}

function shownDay(found: Reconciliation): ShownReconciliation {
  const { day, mchid, account, state, breaks: count, complaints } = found;
  const { why, opening, closing, moved, matched, fees, funding } = found;
  return {
    day,
    mchid,
    account,
    state,
    breaks: count,
    complaints,
    ...(why !== undefined && { why }),
    ...(opening !== undefined && { opening }),
    ...(closing !== undefined && { closing }),
    ...(moved && { moved }),
    ...(matched && { matched }),
    ...(fees && { fees }),
    ...(funding && { funding }),
  };
}
