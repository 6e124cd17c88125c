import Taro, { useRouter } from '@tarojs/taro';
import type { RepApi } from '#contracts/rep';
import type { StoreId } from '#contracts/vocabulary';
import { decoded } from '../../shared/codes/decoded';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { useCall } from '../../shared/use-call';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';
import { sendVisits } from './send-visits';
import { storeCodeIn } from './store-code';
import { StoreVisit } from './store-visit';

sendVisits();

/** One stay at one store; it works on what the phone knows of the day, so a cellar without network is no obstacle. */
export default function Visit() {
  const { storeId = '', storeCode = '' } = useRouter().params;
  const today = useCall<RepApi['today']>('rep.today', () => repCloud.today({}));
  const id = decoded(storeId) as StoreId;
  const store = today.value?.stores.find((each) => each.storeId === id);
  if (today.value && store)
    return (
      <StoreVisit store={store} folder={today.value.folder} storeCode={storeCodeIn(decoded(storeCode))} />
    );
  return (
    <Screen chip={false}>
      <Loaded known={today} words={repWords}>
        {() => <Empty why="这家店今天不在您的路线上" action="看今天的店" onTap={goHome} />}
      </Loaded>
    </Screen>
  );
}

const goHome = () => void Taro.reLaunch({ url: '/rep/home/home' });
