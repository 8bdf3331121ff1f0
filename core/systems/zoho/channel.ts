import { cleanLine } from '../../language/plain-text';
import { isObject } from '../../model/json';
import type { Http } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { SystemError } from '../system-error';

/** Where the interfaces of a data centre are, by the domain of its accounts; an account lives in one. */
export const dataCentres: Readonly<Record<string, string>> = {
	'zoho.com': 'https://www.zohoapis.com',
	'zoho.com.au': 'https://www.zohoapis.com.au',
	'zoho.com.cn': 'https://www.zohoapis.com.cn',
	'zoho.eu': 'https://www.zohoapis.eu',
	'zoho.in': 'https://www.zohoapis.in',
	'zoho.jp': 'https://www.zohoapis.jp',
	'zoho.sa': 'https://www.zohoapis.sa',
	'zohocloud.ca': 'https://www.zohoapis.ca',
};

/** Most characters that the token of a channel has at Zoho. */
export const longestToken = 50;

/** What Zoho tells of, and whom. */
export type Channel = {
	/** A number of up to 19 digits; opened anew under the same one, a channel goes on. */
	id: string;
	/** `Cases.edit` and the like. */
	events: readonly string[];
	/** Where it is told. */
	address: string;
	/** What Zoho sends along, as the only proof that it is Zoho. */
	token: string;
};

/** Its pages disagree about the longest: a day is what all of them allow; less what clocks may differ by, ms. */
const openFor = 86_400_000 - 600_000;

/**
 * Opens a channel, or opens it anew, for nearly a day.
 *
 * @param http signs in to Zoho
 * @param api address of the data centre
 * @returns when it ends, as it was asked for
 * @throws SystemError, which never shows the token
 */
export async function openChannel(
	http: Http,
	now: number,
	api: string,
	{ id, events, address, token }: Channel,
): Promise<string> {
	// A time with milliseconds is none to Zoho.
	const until = `${new Date(now + openFor).toISOString().slice(0, 19)}+00:00`;
	const channel = {
		...{ channel_id: id, events, token, notify_url: address, channel_expiry: until },
		return_affected_field_values: true,
	};
	const answer = await http({
		method: 'POST',
		url: `${api}/crm/v8/actions/watch`,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ watch: [channel] }),
	});
	const hidden = { ...answer, text: answer.text.replaceAll(token, '***') };
	const body = objectOf(hidden, 'Zoho');
	const [first] = Array.isArray(body.watch) ? (body.watch as unknown[]) : [];
	const said = isObject(first) ? first : body;
	if (answer.status < 300 && said.status === 'success') return until;
	throw refusal(answer.status, textOrNull(said.code), textOrNull(said.message));
}

function refusal(status: number, given: string | null, message: string | null): SystemError {
	const code = given === null ? String(status) : cleanLine(given, 60);
	const said = `Zoho answered ${code}: ${cleanLine(message ?? 'without a word', 200)}`;
	if (/TOKEN|SCOPE|AUTH|PERMISSION/.test(code) || status === 401 || status === 403) {
		const hint =
			'Connect the Satisfaction Zoho credential anew; its Data Centre has to be the one of the account, whose user may open channels.';
		return new SystemError('denied', said, hint, code);
	}
	if (/TOO_MANY|LIMIT/.test(code)) {
		return new SystemError('limited', said, 'It is worth another try in a minute.', code);
	}
	if (status >= 500) {
		return new SystemError('unavailable', said, 'It is worth another try later.', code);
	}
	return new SystemError('refused', said, 'Look at Events, Channel ID and Address.', code);
}
