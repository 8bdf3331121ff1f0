import type { Line } from '../../../core/systems/channel';
import type { Tools } from '../../../core/systems/http/http';
import { mailLine } from '../../../core/systems/smtp/channel';

/** A mail server on this machine, without a login. */
export const localMail = (port: number): Line =>
	mailLine({
		host: '127.0.0.1',
		port,
		security: 'none',
		user: '',
		password: '',
		replyTo: null,
		from: { name: '', address: 'care@example.com' },
	});

/** A line that does with every letter what it is told. */
export const lineThat = (deliver: Line['deliver'], server = 'mail.example.com:25'): Line => ({
	server,
	from: { name: '', address: 'care@example.com' },
	deliver,
});

/** For what calls no other system. */
export const noTools: Tools = {
	http: async () => await Promise.reject(new Error('nothing is to be called')),
	now: () => 0,
	sleep: async () => await Promise.resolve(),
};
