/** A phone has no printer: the file goes to a chat, 文件传输助手 on the desk's computer above all. */
export const printOut = share;
export const handOver = share;

async function share(name: string, text: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${/\.csv$/.test(name) ? 'sheet.csv' : 'paper.html'}`;
  wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
  // Turning back from the choice of a chat is no trouble.
  await wx.shareFileMessage({ filePath, fileName: name }).catch(() => undefined);
}
