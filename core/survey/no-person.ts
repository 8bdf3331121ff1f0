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

/** What bounces come from: `bounce@`, `bounces+123@`, and the addresses that senders rewrite. */
const returned = /^(?:bounces?|prvs|msprvs\d*|srs[01])(?:$|[^\p{L}\d])/u;

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
	// A tag behind + names what a mail was about.
	const [name = ''] = mailbox.split('+');
	if (whole.includes(joined(name).replace(/\d+$/, ''))) return true;
	return parts(mailbox).some((part) => silent.includes(part));
}

/** All words and rows of words of a mailbox, joined: `acme.no-reply-7` has `noreply` among them. */
function parts(mailbox: string): string[] {
	const words = mailbox.split(/[^\p{L}\d]+/u).map((word) => word.replace(/\d+$/, ''));
	const filled = words.filter((word) => word !== '');
	return filled.flatMap((_, from) =>
		[1, 2, 3, 4].map((length) => filled.slice(from, from + length).join('')),
	);
}

const joined = (name: string): string => name.replace(/[^\p{L}\d]+/gu, '');
