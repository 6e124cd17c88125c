import { Text } from '@tarojs/components';
import type { StoreApi } from '#contracts/store';
import type { FileId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { choosePlace } from '../../shared/phone/choose-place';
import { upload } from '../../shared/phone/files';
import { PhoneButton } from '../../shared/phone/phone-button';
import { useAct } from '../../shared/use-act';
import { back } from '../go';
import { PageHead } from '../parts/page-head';
import { PhotoCard } from '../parts/photo-card';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { type Draft, isLicence, missingIn, useDraft } from './draft';

/** 我的店不在名单里: what the shop is, and by WeChat's own button whose it is. */
export default function Application() {
  const { draft, change, startNext } = useDraft();
  const act = useAct<StoreApi['applyForStore']>();
  const missing = missingIn(draft);

  async function point() {
    const chosen = await choosePlace();
    if (!chosen) return;
    const { name, address, latitude, longitude } = chosen;
    change({
      place: { latitude, longitude },
      address: draft.address || address,
      name: draft.name || name,
    });
  }
  async function send(phoneCode: string) {
    const sent = await act.run(() => apply(draft, phoneCode));
    if (!sent) return;
    startNext();
    back();
  }

  return (
    <Screen
      chip={false}
      action={
        <PhoneButton
          label={missing ?? '用微信手机号提交'}
          off={missing !== undefined || act.isBusy}
          onCode={(phoneCode) => void send(phoneCode)}
        />
      }
    >
      <PageHead title="我的店不在名单里" />
      <Text className="second">填好这几样，品牌核对后给您开通订货。写了一半关掉也不会丢</Text>
      <TroubleBox act={act} words={storeWords} />
      <Card>
        <Field
          label="店名（和门头一样）"
          value={draft.name}
          most={30}
          onChange={(name) => change({ name })}
          example="如 老王便利店"
        />
        <Row
          title="店在哪里"
          below={draft.place ? '位置已选好' : '在地图上找到店，点一下'}
          foot={<Button label={draft.place ? '重选位置' : '在地图上选'} onTap={() => void point()} />}
        />
        <Field
          label="地址（写到门牌）"
          value={draft.address}
          most={80}
          onChange={(address) => change({ address })}
          example="如 海岸城 1 号"
        />
      </Card>
      <Card>
        <PhotoCard asks="拍门头照" most={1} paths={draft.photos} onPaths={(photos) => change({ photos })} />
      </Card>
      <Card>
        <Field
          label="营业执照号（没有可以不填）"
          value={draft.licence}
          most={18}
          onChange={(typed) => change({ licence: typed.trim().toUpperCase() })}
          {...(draft.licence.length >= 15 &&
            !isLicence(draft.licence) && { wrong: '18 位，对着执照再看一遍' })}
        />
        <Text className="t15 second">手机号只用来联系您，不给别人</Text>
      </Card>
    </Screen>
  );
}

async function apply({ applicationId, name, address, place, licence, photos }: Draft, phoneCode: string) {
  const own = await storeCloud.ownApplication({});
  if (!own.ok) return own;
  const [photo] = photos;
  if (!place || photo === undefined) throw new Error('An application was sent before it was whole.');
  const doorPhoto = (await upload(photo, `${own.value.folder}${applicationId}.jpg`)) as FileId;
  const shop = { applicationId, name: name.trim(), address: address.trim(), ...place, doorPhoto };
  return storeCloud.applyForStore({ ...shop, ...(licence && { licence }), phoneCode });
}
