/**
 * Loaded into n8n before anything else: a request that says at which moment it is sent is handled at that
 * moment, and time passes from there on. All other work of the same process keeps the real time, so that a
 * month of care passes beside a day of service.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { Server } = require('node:http');

const header = 'x-sandbox-moment';
const moments = new AsyncLocalStorage();
const RealDate = Date;
const realNow = Date.now;

const now = () => {
	const shift = moments.getStore();
	return realNow() + (shift ?? 0);
};

RealDate.now = now;
globalThis.Date = new Proxy(RealDate, {
	construct: (target, given, made) =>
		Reflect.construct(target, given.length === 0 ? [now()] : given, made),
	apply: () => new RealDate(now()).toString(),
});

const emit = Server.prototype.emit;
Server.prototype.emit = function (name, ...rest) {
	const said = name === 'request' ? rest[0]?.headers?.[header] : undefined;
	if (said === undefined) return emit.call(this, name, ...rest);
	return moments.run(Number(said) - realNow(), () => emit.call(this, name, ...rest));
};
