/**
 * Names of mailboxes that no person reads: what mail servers and programs send as. Separators inside a
 * name do not matter, so `no-reply`, `no_reply` and `NoReply` are one.
 */
const silent = [
	'noreply',
	'noreplies',
	'noresponse',
	'donotreply',
	'donotrespond',
	'dontreply',
	'pleasedonotreply',
	'unmonitored',
	'mailerdaemon',
	'自动回复',
	'请勿回复',
	'勿回复',
	'不回复',
	'无需回复',
];

/** Names that mean a machine only where they are the whole mailbox: a person may be called Alert. */
const whole = [
	'postmaster',
	'mailer',
	'maildaemon',
	'daemon',
	'autoreply',
	'autoresponder',
	'autoresponse',
	'automailer',
	'automated',
	'notification',
	'notifications',
	'notify',
	'alert',
	'alerts',
	'system',
	'systemmail',
	'systemnotification',
	'root',
	'nobody',
	'devnull',
	'null',
	'none',
	'noemail',
	'nomail',
	'noaddress',
	'unknown',
	'系统',
	'系统通知',
	'系统邮件',
	'系统消息',
	'通知',
	'消息通知',
	'无',
	'无邮箱',
];

/**
 * What bounces come from: `bounce@`, `bounces+123@`, `bounce-42@`, and the addresses that senders
 * rewrite, which have the recipient's in them. A shop may be called Bounce House.
 */
const returned = /^(?:bounces?|prvs|msprvs\d*|srs[01])(?:$|[+=]|\d+$|[-_.]\d|[-_.].*(?:=|\d{5}))/u;

/** Domains that mail is sent from, never read at. */
const silentDomain = /(?:^|\.)(?:no-?reply|do-?not-?reply)\.|\.invalid$/;

/**
 * Whether nobody can answer at an address: it is a program's, by its mailbox's name. A role such as
 * `support@` or `info@` has people behind it.
 */
export function isNobodysAddress(email: string): boolean {
	const at = email.lastIndexOf('@');
	if (at < 0) return false;
	const mailbox = email.slice(0, at).normalize('NFKC').toLowerCase().replaceAll('"', '');
	const domain = email.slice(at + 1).toLowerCase();
	if (silentDomain.test(domain) || returned.test(mailbox)) return true;
	// A tag behind + names what a mail was about, or how its reader sorts it.
	const [name = ''] = mailbox.split('+');
	return whole.includes(joined(name).replace(/\d+$/, '')) || saysSilent(name);
}

/**
 * Whether a mailbox begins or ends with a silent name: `acme.no-reply-7`, `noreply-orders`. In the middle
 * it is part of what a person calls himself.
 */
function saysSilent(name: string): boolean {
	const words = name.split(/[^\p{L}\d]+/u).map((word) => word.replace(/\d+$/, ''));
	const filled = words.filter((word) => word !== '');
	return [1, 2, 3, 4].some((length) =>
		[filled.slice(0, length), filled.slice(-length)].some((row) => silent.includes(row.join(''))),
	);
}

const joined = (name: string): string => name.replace(/[^\p{L}\d]+/gu, '');
