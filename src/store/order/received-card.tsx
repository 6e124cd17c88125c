import type { Order, ReceiptLine } from '#contracts/order';
import type { Fen } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { momentWord, now } from '../../shared/time';

type ReceivedCardProps = { lines: Order['lines']; receipt: NonNullable<Order['receipt']> };

/** What really came and how it was paid: the base of rebate and of what is owed. */
export function ReceivedCard({
  lines,
  receipt: { at, lines: remarks, due, cash, onAccount, offset, inFavour, byWechat },
}: ReceivedCardProps) {
  const nameOf = (gtin: string) => lines.find((line) => line.gtin === gtin)?.name ?? gtin;
  const owed = (onAccount - (inFavour ?? 0)) as Fen;
  return (
    <Card>
      <Row title="收货" below={`${momentWord(at, now())} 收到`} trail={<Money fen={due} size={22} />} />
      {remarks.map((remark) => (
        <Row key={remark.gtin} title={nameOf(remark.gtin)} below={remarkWord(remark)} />
      ))}
      {byWechat ? <Row title="微信付过了" trail={<Money fen={byWechat} />} /> : null}
      {cash > 0 ? <Row title="付了现金" trail={<Money fen={cash} />} /> : null}
      {offset ? <Row title="返利抵了" trail={<Money fen={offset} />} /> : null}
      {inFavour ? <Row title="退货的钱抵了" trail={<Money fen={inFavour} />} /> : null}
      {owed > 0 ? <Row title="记了账" trail={<Money fen={owed} way="owed" />} /> : null}
    </Card>
  );
}

function remarkWord({ short, broken, nearExpiry = 0, refused = 0, notOrdered }: ReceiptLine): string {
  const said: [number, string][] = [
    [short, '少了'],
    [broken, '破了'],
    [nearExpiry, '临期'],
    [refused, notOrdered ? '没订过' : '没要'],
  ];
  return said
    .filter(([cases]) => cases > 0)
    .map(([cases, word]) => `${word} ${cases} 件`)
    .join('，');
}
