import type { Order } from '#contracts/order';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { momentWord, now } from '../../shared/time';

type ReceivedCardProps = { lines: Order['lines']; receipt: NonNullable<Order['receipt']> };

/** What really came and how it was paid: the base of rebate and of what is owed. */
export function ReceivedCard({
  lines,
  receipt: { at, lines: remarks, due, cash, onAccount, byWechat },
}: ReceivedCardProps) {
  const nameOf = (gtin: string) => lines.find((line) => line.gtin === gtin)?.name ?? gtin;
  return (
    <Card>
      <Row title="收货" below={`${momentWord(at, now())} 收到`} trail={<Money fen={due} size={22} />} />
      {remarks.map(({ gtin, short, broken }) => (
        <Row
          key={gtin}
          title={nameOf(gtin)}
          below={[short > 0 ? `少了 ${short} 件` : '', broken > 0 ? `破了 ${broken} 件` : '']
            .filter(Boolean)
            .join('，')}
        />
      ))}
      {byWechat ? <Row title="微信付过了" trail={<Money fen={byWechat} />} /> : null}
      {cash > 0 ? <Row title="付了现金" trail={<Money fen={cash} />} /> : null}
      {onAccount > 0 ? <Row title="记了账" trail={<Money fen={onAccount} way="owed" />} /> : null}
    </Card>
  );
}
