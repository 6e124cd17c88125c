/** Who owes whom for what: the nature decides the document, who withholds tax, and whether cash exists for it at all. */
export type Nature =
  | '销售折让'
  | '货补'
  | '陈列服务费'
  | '劳务报酬'
  | '偶然所得'
  | '折扣券'
  | '货款'
  | '押金'
  /** Sold goods that came back, or were found broken: the sale is taken back. */
  | '销售退回'
  /** Nobody knows yet: it stands in suspense until two people explain it. */
  | '待查';

type Terms = {
  /** What proves it to a bookkeeper. */
  document: '红字或折扣发票' | '服务费发票' | '代扣凭证' | '销售发票' | '免';
  /** Whose tax declaration it enters, and as which income of the person; nothing where nobody withholds. */
  withheldBy?: 'payer';
  incomeType?: '劳务报酬所得' | '偶然所得';
  /** Whether money leaves to a person's or a shop's purse, comes in from a buyer, or never moves as cash. */
  cash: 'out' | 'in' | 'none';
};

export const natures: Readonly<Record<Nature, Terms>> = {
  销售折让: { document: '红字或折扣发票', cash: 'none' },
  货补: { document: '红字或折扣发票', cash: 'none' },
  陈列服务费: { document: '服务费发票', cash: 'out' },
  劳务报酬: { document: '代扣凭证', withheldBy: 'payer', incomeType: '劳务报酬所得', cash: 'out' },
  偶然所得: { document: '代扣凭证', withheldBy: 'payer', incomeType: '偶然所得', cash: 'out' },
  折扣券: { document: '免', cash: 'none' },
  货款: { document: '销售发票', cash: 'in' },
  销售退回: { document: '红字或折扣发票', cash: 'none' },
  押金: { document: '免', cash: 'in' },
  待查: { document: '免', cash: 'none' },
};

/** A rule that would pay out what never is cash is wrong by itself, whoever asks: a bug, not an answer. */
export function mustPayCash(nature: Nature): void {
  if (natures[nature].cash !== 'out') throw new Error(`${nature} is never paid out in cash.`);
}

/** What counts into a person's tax months; the tax on a prize is the enterprise's own. */
export const isLabour = (nature: Nature) => natures[nature].incomeType === '劳务报酬所得';
