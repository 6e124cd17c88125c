/** WeChat's own question, at most three templates and only after a tap. Who says no, or has an old WeChat, allows none. */
export function askToTell(templateIds: readonly string[]): Promise<string[]> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [...templateIds],
      success: (answers) => resolve(templateIds.filter((id) => answers[id] === 'accept')),
      fail: () => resolve([]),
    });
  });
}
