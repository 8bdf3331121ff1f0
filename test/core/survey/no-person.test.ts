import { isNobodysAddress } from '../../../core/survey/no-person';

describe('an address that nobody reads', () => {
	it.each([
		'noreply@example.com',
		'no-reply@example.com',
		'No_Reply@example.com',
		'no.reply@example.com',
		'NOREPLY+ticket42@example.com',
		'noreply2@example.com',
		'acme-noreply@example.com',
		'shop.no-reply.cn@example.com',
		'donotreply@example.com',
		'do-not-reply@example.com',
		'please.do.not.reply@example.com',
		'dontreply@example.com',
		'mailer-daemon@example.com',
		'MAILER-DAEMON@mail.example.com',
		'postmaster@example.com',
		'bounce@example.com',
		'bounces+1234-ab12-li=example.com@example.com',
		'bounce-42@example.com',
		'prvs=0123456789=li@example.com',
		'SRS0=HHH=TT=example.org=li@example.com',
		'notifications@example.com',
		'alerts@example.com',
		'auto-reply@example.com',
		'system@example.com',
		'root@example.com',
		'noemail@example.com',
		'系统@example.cn',
		'系统通知@example.cn',
		'请勿回复@example.cn',
		'42+octocat@users.noreply.example.com',
		'li.wei@example.invalid',
	])('%s', (email) => {
		expect(isNobodysAddress(email)).toBe(true);
	});

	it.each([
		'li.wei@example.com',
		'support@example.com',
		'info@example.com',
		'returns@example.com',
		'reply@example.com',
		'noor.eply@example.com',
		'noah.replyson@example.com',
		'nora@reply.example.com',
		'system.admin@example.com',
		'john.alert@example.com',
		'kate.bounce@example.com',
		'bouncer@example.com',
		'care@bounce.com',
		'casino-reply-desk@example.com',
		'王小明@example.cn',
		'no address at all',
	])('is not that of a person or a role: %s', (email) => {
		expect(isNobodysAddress(email)).toBe(false);
	});
});
