import { catchUp, facts } from '../../../../cloudfunctions/facts/fact';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { settleRebates } from '../../../../cloudfunctions/trade/account/offset';
import {
  answerReceiptDispute,
  disputeReceipt,
} from '../../../../cloudfunctions/trade/delivery/dispute-receipt';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import {
  displayReactions,
  returnReactions,
  tradeReactions,
} from '../../../../cloudfunctions/trade/reactions';
import { provenDisplayDay } from '../../../../cloudfunctions/trade/rebate/proven-display-day';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { brokenRebates } from '../../../../cloudfunctions/trade/rebate/rebate-books';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import type { RebateRule } from '../../../../contracts/rebate-rule';
import type { ClaimId, Gtin, PolicyId, TaskId } from '../../../../contracts/vocabulary';
import { day, iceTea, laowang, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { placed } from '../promotion/promoting';
import { openShop, orderId } from '../shop';

export type RebateShop = Awaited<ReturnType<typeof openRebateShop>>;

/** The first shop with rules of its own choice, and a store's year by short names. */
export async function openRebateShop(...rules: [id: string, rule: RebateRule, gtins?: Gtin[]][]) {
  const shop = await openShop();
  const { cloud, world } = shop;
  const [list] = cloud.all(priceLists);
  const terms = rules.map(([id, rule, gtins = []]) => ({
    policyId: id as PolicyId,
    version: 1,
    name: id,
    nature: rule.kind === 'prize' ? ('货补' as const) : ('销售折让' as const),
    gtins,
    rule,
    startsOn: day('2026-01-01'),
    endsOn: day('2027-12-31'),
  }));
  if (list) await cloud.seed(priceLists, priceListId(xinyuan, 'A'), { ...list, rebates: terms });
  let photos = 0;
  const wrong = (id: string) => ({ orderId: orderId(id), remark: '都到了' });
  const disputed = (id: string) =>
    disputeReceipt(world, { ...wrong(id), storeId: laowang, lines: [], cash: fen(0) }, shop.seats.owner);
  const agreedWrong = (id: string) =>
    answerReceiptDispute(world, { ...wrong(id), isWrong: true }, shop.seats.seller);
  return {
    ...shop,
    /** Cases of ice tea at 30 yuan, of which so much stays on account. */
    received: async (id: string, cases: number, onAccount = 0) => {
      const order = await shop.shipped(id, [[iceTea, cases]], onAccount > 0 ? 'account' : 'cash');
      const cash = fen(order.total - onAccount);
      const asked = { storeId: laowang, orderId: order.orderId, lines: [], cash };
      return confirmReceipt(world, asked, shop.seats.owner);
    },
    /** An order with whatever promotions run, on its way; its driver may say at once that so many cases were missing. */
    sent: async (id: string, cases: number, short?: number) => {
      const { orderId: sent } = await placed(shop, id, [[iceTea, cases]]);
      await accept(world, { orderId: sent }, shop.seats.seller);
      await ship(world, { orderId: sent, driverId: wangShifu }, shop.seats.seller);
      const lines = [{ gtin: iceTea, short: short ?? 0, broken: 0 }];
      if (short !== undefined)
        await recordDelivery(world, { orderId: sent, lines, cash: fen(0) }, shop.seats.driver);
    },
    came: (id: string) =>
      confirmReceipt(
        world,
        { storeId: laowang, orderId: orderId(id), lines: [], cash: fen(0) },
        shop.seats.owner,
      ),
    /** All of it had come after all. */
    righted: async (id: string) => {
      await disputed(id);
      await agreedWrong(id);
    },
    disputed,
    agreedWrong,
    /** The news of goods that went back, as the exchange leaves it. */
    wentBack: async (returnId: string, cases: number, id: string) => {
      const at = cloud.clock.now();
      const line = { gtin: iceTea, cases, orderId: orderId(id) };
      const about = {
        returnId,
        storeId: laowang,
        sellerId: xinyuan,
        sellerName: '鑫源商贸',
        tier: 'A',
        at,
        cases,
      };
      await cloud.seed(facts, `return:${returnId}`, {
        kind: 'return',
        at,
        about: { ...about, lines: [line] },
        pending: Object.keys(returnReactions),
        failures: 0,
      });
      await catchUp(world, returnReactions);
    },
    photo: async (on: string, { passed = true, taskId = 'tea-front' } = {}) => {
      photos += 1;
      const claimId = `${taskId}:laowang` as ClaimId;
      const shown = {
        storeId: laowang,
        taskId: taskId as TaskId,
        claimId,
        visitId: `visit${photos}`,
        passed,
      };
      await world.db.transaction((tx) =>
        provenDisplayDay(tx, { ...shown, day: day(on), at: cloud.clock.now() }),
      );
      await catchUp(world, displayReactions);
    },
    counted: () => catchUp(world, tradeReactions),
    night: async (moment: string) => {
      cloud.clock.set(moment);
      await settleRebates(world);
    },
    page: () => rebate(world, { storeId: laowang }),
    statement: async (policyId: string) => {
      const { statements } = await rebate(world, { storeId: laowang });
      return statements.find((each) => each.policyId === policyId);
    },
    parts: () => Object.values(cloud.all(rebates).find(({ _id }) => _id === laowang)?.parts ?? {}),
    held: (account: string) =>
      cloud
        .all(entries)
        .flatMap(({ postings }) => [...effectOf(postings)])
        .filter(([key]) => key === `${account}|CNY`)
        .reduce((sum, [, change]) => sum + change, 0),
    /** Closes; and every book is sound. */
    closeSound: async () => {
      const broken = [...(await brokenBooks(world)), ...(await brokenRebates(world))];
      await cloud.close();
      expect(broken).toEqual([]);
    },
  };
}
