import { samplePhoto } from '../../local/miniprogram/wx/photo';
import { onSimulator, testInSimulator } from './weapp';

const asked: Record<string, unknown>[] = [];
const uploaded: string[] = [];
const stranger = { role: 'member', at: 'mei', name: '会员' };
const says: Readonly<Record<string, unknown>> = {
  whoAmI: { seats: [stranger] },
  ownApplication: { folder: 'o-mei/' },
  applyForStore: { applicationId: 'application00000001', state: 'asked', name: '小美便利店', askedAt: 0 },
};
const cloud = {
  callFunction: async (_: string, event: unknown) => {
    const { call, input } = event as { call: string; input: Record<string, unknown> };
    if (call === 'applyForStore') asked.push(input);
    return { value: says[call] };
  },
  uploadFile: async (path: string) => {
    uploaded.push(path);
    return { fileID: `cloud://city/${path}` };
  },
};

testInSimulator(
  'a shop in no list points at itself on WeChat’s map, shows its door, gives its number, and may say no to each first',
  () =>
    onSimulator(
      cloud,
      async ({ phone, simulator }) => {
        const { answers } = simulator;
        await phone.type('店名（和门头一样）', '小美便利店');
        await phone.tap('在地图上选');
        await phone.waitForText('先在地图上点一下');
        answers.place = { name: '海岸城', address: '海岸城 9 号', latitude: 22.53, longitude: 113.95 };
        await phone.tap('在地图上选');
        await phone.waitForText('位置已选好');
        await phone.tap('拍门头照');
        await phone.waitForText('先拍门头照');
        answers.photos = [samplePhoto('door')];
        await phone.tap('拍门头照');
        await phone.waitForText('用微信手机号提交');
        answers.phoneNumberCode = undefined;
        await phone.tap('用微信手机号提交');
        answers.phoneNumberCode = 'from-wechat';
        await phone.tap('用微信手机号提交');
        await phone.waitForPath('store/home/home');
        expect(asked).toMatchObject([
          {
            name: '小美便利店',
            address: '海岸城 9 号',
            latitude: 22.53,
            longitude: 113.95,
            phoneCode: 'from-wechat',
          },
        ]);
        expect(uploaded[0]).toMatch(/^o-mei\//);
      },
      { launch: { path: 'store/application/application' } },
    ),
);
