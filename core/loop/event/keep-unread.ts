import { maskPersonal } from '../../insight/text/mask';
import { keepUnread } from '../../store/repositories/unread-pushes';
import { secretHeader, secretInAddress } from '../../systems/source/shared-secret';
import { goodSecrets, sha256Hex } from '../../systems/source/signing';
import type { Heard } from '../../systems/source/source';
import type { House } from '../house';
import type { Intake } from './intake';

/** Largest body that is kept, bytes. */
const largest = 65_536;
/** What reading looks at, of all headers that a sender sends. */
const readHeaders = /^(?:x-|webhook-|content-type$)/;

/**
 * Keeps a request of a sender who has proved who it is and that cannot be read, so that it may be
 * acknowledged: some senders switch themselves off after failures, and most never send it again.
 *
 * @returns false where it is not kept, and has to be refused
 */
export async function keepUnreadPush(
	house: House,
	{ system }: Intake,
	heard: Heard,
	{ receiver, why }: { receiver: string; why: string },
): Promise<boolean> {
	const { request, now } = heard;
	if (request.rawBody.length > largest) return false;
	const content = contentOf(heard);
	// A repetition is signed anew; topics say what the same bytes mean.
	const topics = Object.entries(content.headers).filter(([name]) => name.endsWith('topic'));
	const id = sha256Hex([JSON.stringify(topics), content.body]).slice(0, 32);
	return await keepUnread(house.store.db, house.workspace, {
		receiver,
		push_id: id,
		system: system.key,
		at: now,
		why: toldOf(why),
		request: JSON.stringify(content),
	});
}

/** What is wrong, as health checks say it: it may show a value, and who somebody is belongs into none of them. */
export const toldOf = (why: string): string => maskPersonal(why, { language: 'en', country: null });

/** A request as it is kept, in JSON. */
export type KeptRequest = {
	headers: Record<string, string>;
	query: Record<string, string>;
	/** Base64. */
	body: string;
};

/** What reading needs of a request; where it shows the secret, that is taken out. */
function contentOf({ request, secrets }: Heard): KeptRequest {
	const shown = goodSecrets(secrets).map(anyWriting);
	const texts = (values: Record<string, unknown>): Record<string, string> =>
		Object.fromEntries(
			Object.entries(values).filter((entry): entry is [string, string] => {
				const [, value] = entry;
				return typeof value === 'string' && !shown.some((one) => latin(value).search(one) >= 0);
			}),
		);
	const headers = Object.entries(request.headers).filter(
		([name]) => readHeaders.test(name) && name !== secretHeader.toLowerCase(),
	);
	const { [secretInAddress]: _secret, ...query } = request.query;
	const bytes = Buffer.from(request.rawBody).toString('latin1');
	const body = shown.reduce((text, one) => text.replace(one, '***'), bytes);
	return {
		headers: texts(Object.fromEntries(headers)),
		query: texts(query),
		body: Buffer.from(body, 'latin1').toString('base64'),
	};
}

/** Bytes as text, one a letter. */
const latin = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const hex = (code: number, digits: number): string =>
	[...code.toString(16).padStart(digits, '0')]
		.map((digit) => (/\d/.test(digit) ? digit : `[${digit}${digit.toUpperCase()}]`))
		.join('');

/** A text however JSON and forms write its letters, among bytes as text: each sender escapes others. */
function anyWriting(text: string): RegExp {
	const letters = [...text].map((letter) => {
		const bytes = [...Buffer.from(letter, 'utf8')];
		const units = Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at));
		const ways = [
			latin(letter).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
			bytes.map((byte) => `%${hex(byte, 2)}`).join(''),
			units.map((unit) => `\\\\u${hex(unit, 4)}`).join(''),
			...(letter === ' ' ? ['\\+'] : []),
			...('"\\/'.includes(letter) ? [`\\\\\\${letter}`] : []),
		];
		return `(?:${ways.join('|')})`;
	});
	return new RegExp(letters.join(''), 'g');
}
