import type { AutomatorPhone } from './automator-phone';
import type { Cloud } from './phone';

/** Lets a phone that stands elsewhere, such as DevTools, call the cloud a suite has made, by way of the client. */
export async function bridgeCloud({ program }: AutomatorPhone, cloud: Cloud): Promise<void> {
  await program.exposeFunction('askSuite', async (id: number, name: string, data: unknown) => {
    const answer = await cloud.callFunction(name, data).then(
      (result) => ({ result }),
      (error: Error) => ({ error: `cloud.callFunction:fail ${error.message}` }),
    );
    // The phone may be gone by now, and then nobody waits.
    await program.evaluate(hear, id, answer).catch(() => {});
  });
  await program.evaluate(askOutside);
}

/** Runs on the phone, so it is text that needs nothing around it. */
const askOutside = `function () {
  var waiting = {};
  var last = 0;
  getApp().hearSuite = function (id, answer) {
    var asked = waiting[id];
    delete waiting[id];
    if (answer.error) asked.reject({ errMsg: answer.error });
    else asked.resolve({ result: answer.result, errMsg: 'cloud.callFunction:ok' });
  };
  wx.cloud.callFunction = function (options) {
    last += 1;
    var id = last;
    var answer = new Promise(function (resolve, reject) { waiting[id] = { resolve: resolve, reject: reject }; });
    askSuite(id, options.name, options.data);
    if (!options.success && !options.fail && !options.complete) return answer;
    var tell = function (name) { return function (news) {
      if (options[name]) options[name](news);
      if (options.complete) options.complete(news);
    }; };
    answer.then(tell('success'), tell('fail'));
  };
}`;

const hear = 'function (id, answer) { getApp().hearSuite(id, answer); }';
