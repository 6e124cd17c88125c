import type { Because } from '#contracts/promotion';
import type { Quote, QuoteLine } from '#contracts/quote';
import type { Gtin } from '#contracts/vocabulary';
import { boughtOf } from '../../shared/line-cost';
import { yuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import { bottlePrice } from '../amount';

type LineRowsProps = {
  lines: Quote['lines'];
  onCases: (gtin: Gtin, cases: number) => void;
  onWhy: (line: QuoteLine) => void;
};

/** The goods that were chosen, and under each what it earned; a tap says how that was computed. */
export function LineRows({ lines, onCases, onWhy }: LineRowsProps) {
  return (
    <>
      {lines.map((line) => {
        const { gtin, name, caseSize, casePrice, amount } = line;
        const bought = boughtOf(line);
        if (bought === 0) return <Earned key={gtin} line={line} onWhy={onWhy} />;
        return [
          <Row
            key={gtin}
            title={name}
            below={`¥${yuan(casePrice)}/件（${caseSize} 瓶） · 合 ¥${yuan(bottlePrice(casePrice, caseSize))}/瓶`}
            foot={
              <>
                <Money fen={amount} />
                <Stepper of={name} unit="件" count={bought} onChange={(count) => onCases(gtin, count)} />
              </>
            }
          />,
          line.off || line.free ? <Earned key={`${gtin} earned`} line={line} onWhy={onWhy} /> : null,
        ];
      })}
    </>
  );
}

/** 送 1 件冰红茶, 减 ¥12.00: in words, with the name of what gave it below. */
function Earned({ line, onWhy }: { line: QuoteLine; onWhy: LineRowsProps['onWhy'] }) {
  const said = earnedWords(line);
  return (
    <Row
      title={said}
      below={namesOf(line.because ?? [])}
      label={`${said}，看怎么算的`}
      onTap={() => onWhy(line)}
    />
  );
}

export function earnedWords({ name, free, off }: QuoteLine): string {
  const words = [...(free ? [`送 ${free} 件${name}`] : []), ...(off ? [`已减 ¥${yuan(off)}`] : [])];
  return words.join('，');
}

const namesOf = (because: readonly Because[]) =>
  because
    .filter(({ free, off }) => free || off)
    .map(({ name }) => name)
    .join('、');
