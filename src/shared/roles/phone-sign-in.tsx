import { Text } from '@tarojs/components';
import type { MemberApi } from '#contracts/member';
import { clientOf } from '../cloud';
import { TroubleBox } from '../parts/trouble-box';
import { PhoneButton } from '../phone/phone-button';
import { useAct } from '../use-act';
import { type WordsFor, wordsOf } from '../words';
import { keepSeats, type Seat } from './seats';
import './phone-sign-in.css';

type SignInApi = Pick<MemberApi, 'signInByPhone'>;

const memberCloud = clientOf<MemberApi>('member');

const words: WordsFor<SignInApi> = {
  bad_input: () => ({ says: '微信没给出手机号', next: '再点一次' }),
  not_yours: () => ({ says: '还没认出您是谁', next: '关掉小程序再进一次' }),
  busy: () => ({ says: '现在人多', next: '再点一次' }),
  phone_unknown: () => ({ says: '这个手机号没登记。请公司的人把它登记上，再来登录', next: '知道了' }),
  own_store: () => ({ says: '您是自己拜访的店的店主，两个身份不能用一个微信', next: '知道了' }),
};

/** Reps, sellers and drivers are found by the number WeChat vouches for; what they get is told to whoever asked. */
export function PhoneSignIn({ onSeats }: { onSeats: (seats: readonly Seat[]) => void }) {
  const act = useAct<SignInApi['signInByPhone']>();
  const signIn = async (phoneCode: string) => {
    const value = await act.run(() => memberCloud.signInByPhone({ phoneCode }));
    if (!value) return;
    keepSeats(value.seats);
    onSeats(value.seats);
  };
  return (
    <>
      <Text className="t15 second">手机号只用来找到公司登记的您，不给别人。</Text>
      <PhoneButton label="用微信手机号登录" off={act.isBusy} onCode={(code) => void signIn(code)} />
      <TroubleBox act={act} words={(problem) => wordsOf<SignInApi>(words, problem)} />
    </>
  );
}
