import { sellerApi } from '#contracts/seller';
import { notesOfEmployment } from '../field/rep-page';
import { employeeStatement } from '../money/employee-statement';
import { shortRefunds } from '../money/short-refund';
import { ownReimbursement, ownReimbursements, signReimbursement } from '../money/sign-reimbursement';
import { consentToEarnings, employees, endConsent } from '../people/employment';
import { seatOf } from '../people/identity';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { cash, owed } from '../trade/seller-books';
import { underWay, waiting } from '../trade/seller-orders';
import { accept, changeOrder, ship } from '../trade/seller-steps';
import { stops } from '../trade/stops';

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
