export default definePageConfig({ navigationBarTitleText: '瓶盖通' });
