import { sellerApi } from '#contracts/seller';
import { notesOfEmployment } from '../field/rep-page';
import { shortRefunds } from '../money/payment/short-refund';
import {
  ownReimbursement,
  ownReimbursements,
  signReimbursement,
} from '../money/reimbursement/sign-reimbursement';
import { employeeStatement } from '../money/tax/employee-statement';
import { consentToEarnings, employees, endConsent } from '../people/employment';
import { seatOf } from '../people/identity';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { cash, owed } from '../trade/account/seller-books';
import { countHandIn, handInsBefore } from '../trade/delivery/count-hand-in';
import { handIn } from '../trade/delivery/hand-over-cash';
import { stops } from '../trade/delivery/stops';
import { underWay, waiting } from '../trade/order/seller-orders';
import { accept, changeOrder, ship } from '../trade/order/seller-steps';

export const main = serve({
  api: sellerApi,
  handlers: {
    waiting,
    underWay,
    shortRefunds,
    accept,
    changeOrder,
    ship,
    stops,
    handIn,
    countHandIn,
    handIns: handInsBefore,
    cash,
    owed,
    employees,
    consentToEarnings,
    endConsent,
    employeeStatement,
    reimbursements: ownReimbursements,
    reimbursement: ownReimbursement,
    signReimbursement,
  },
  world: () => {
    const world = cloudWorld();
    return { ...world, notesOf: notesOfEmployment(world) };
  },
  seatOf,
  callerOf,
});
