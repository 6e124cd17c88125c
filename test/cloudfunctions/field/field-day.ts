import { claimTask } from '../../../cloudfunctions/field/claim-task';
import { noteMove } from '../../../cloudfunctions/field/note-page';
import { type TaskDocument, tasks } from '../../../cloudfunctions/field/task';
import { reportVisit } from '../../../cloudfunctions/field/visit';
import { stores } from '../../../cloudfunctions/people/store';
import { storeCodeOf } from '../../../cloudfunctions/people/store-code';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { Evidence, VisitReport } from '../../../contracts/visit';
import type { FileId, Instant, StoreId, TaskId, VisitId } from '../../../contracts/vocabulary';
import { day, laowang, openFirstShop, openShelf, seat, xiaoli } from '../../first-shop';
import { fen, openTestCloud } from '../../test-cloud';

export type FieldDay = Awaited<ReturnType<typeof openFieldDay>>;

export const teaFront = 'tea-front' as TaskId;
const MINUTE = 60_000;

/** The first shop on a Monday morning, its rep, and a camera whose every picture is another one. */
export async function openFieldDay() {
  const cloud = await openTestCloud();
  await openFirstShop(cloud);
  const li = await seat(cloud, 'li', 'rep', xiaoli);
  const world = { ...cloud.world, noteMove, report: () => undefined };
  let pictures = 0;
  const newPicture = () => {
    pictures += 1;
    return `picture ${pictures}`;
  };

  const photo = (bytes = newPicture(), by: Seat = li) =>
    cloud.put(`${by.openid}/${Buffer.from(bytes).toString('hex')}.jpg`, Buffer.from(bytes)) as FileId;
  const claim = (storeId: StoreId = laowang, taskId = teaFront, by = li) =>
    claimTask(world, { taskId, storeId }, by);
  const evidence = (change: Partial<Evidence> = {}): Evidence => ({
    claimId: `${teaFront}:${laowang}` as Evidence['claimId'],
    photo: photo(),
    takenAt: (cloud.clock.now() - MINUTE) as Instant,
    facings: 3,
    priceTag: true,
    ...change,
  });
  const visit = (shown: readonly Evidence[], change: Partial<VisitReport> = {}): VisitReport => ({
    visitId: newVisitId(),
    storeId: laowang,
    arrivedAt: (cloud.clock.now() - 5 * MINUTE) as Instant,
    leftAt: cloud.clock.now(),
    storeCode: storeCodeOf(cloud.world, change.storeId ?? laowang),
    evidence: [...shown],
    ...change,
  });
  return {
    ...cloud,
    world,
    li,
    photo,
    claim,
    evidence,
    visit,
    report: (report: VisitReport, by = li) => reportVisit(world, report, by),
    /** Claims the display and waits a while, so that a photo can be younger than the claim. */
    claimed: async (storeId: StoreId = laowang) => {
      const taken = await claim(storeId);
      cloud.clock.advance(10 * MINUTE);
      return taken;
    },
    task: () => {
      const found = cloud.all(tasks).find(({ taskId }) => taskId === teaFront);
      if (!found) throw new Error('The task is gone.');
      return found;
    },
    openTask: (change: Partial<TaskDocument>) =>
      cloud.seed(tasks, change.taskId ?? teaFront, { ...firstTask, ...change }),
    openStore: (storeId: StoreId, change: { latitude?: number; longitude?: number; repId?: string } = {}) =>
      openStore(cloud, storeId, change),
  };
}

const firstTask = {
  taskId: teaFront,
  version: 1,
  name: '茶饮端架陈列',
  standard: '端架至少三个排面,有价格牌',
  leastFacings: 3,
  reward: fen(200),
  quota: 50,
  left: 50,
  budget: { total: fen(10_000), left: fen(10_000) },
  holds: {},
  claimHours: 72,
  startsOn: day('2026-11-01'),
  endsOn: day('2026-12-31'),
  tiers: [],
};

async function openStore(
  cloud: Awaited<ReturnType<typeof openTestCloud>>,
  storeId: StoreId,
  { latitude = 22.52, longitude = 113.94, repId = xiaoli as string },
) {
  const visits = { repId: repId as typeof xiaoli, from: day('2026-10-01') };
  await cloud.seed(stores, storeId, {
    storeId,
    name: `${storeId}便利店`,
    ownerPhone: '13800000005',
    address: '深圳市南山区',
    latitude,
    longitude,
    tier: 'A',
    supply: [],
    reps: [visits],
    repId: visits.repId,
    bound: false,
  });
  await openShelf(cloud, storeId, `${storeId}便利店`);
}

let numbers = 0;
function newVisitId(): VisitId {
  numbers += 1;
  return `visit${String(numbers).padStart(15, '0')}` as VisitId;
}
