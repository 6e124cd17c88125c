import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Notice } from '../../shared/parts/notice';

type Short = Output<SellerApi['shortRefunds']>;

/** Money that stores wait for, and the one thing the seller can do about it. */
export function ShortRefunds({ refunds, more }: Short) {
  if (refunds.length === 0) return null;
  const total = refunds.reduce((sum, { amount }) => sum + amount, 0) as Fen;
  const count = more ? `${refunds.length} 笔以上` : `${refunds.length} 笔`;
  return (
    <Notice says={`微信商户号余额不足，${count}退款 ¥${shortYuan(total)} 退不出去。请充值，充值后自动退`} />
  );
}
