import { cleanLine } from '../../language/plain-text';
import { sayIn } from '../../language/say';
import type { saidTexts } from '../../language/texts/en/said';
import { SetupError } from '../../model/errors';
import type { Delivered } from '../channel';
import { SystemError } from '../system-error';

/** What a system's code means for a message and for those after it. */
export type Fate = keyof typeof fates;

const fates = {
	/** Nobody is at this address. */
	wrong_address: { kind: 'refused', code: 'address_unknown', addressIsWrong: true },
	/** The person is there and takes nothing from us. */
	blocked: { kind: 'refused', code: 'blocked', addressIsWrong: false },
	/** The person wrote too long ago. */
	window_closed: { kind: 'refused', code: 'window_closed', addressIsWrong: false },
	too_large: { kind: 'refused', code: 'too_large', addressIsWrong: false },
	refused: { kind: 'refused', code: 'refused', addressIsWrong: false },
	/** The account is wrong, or may not do this: nothing leaves until somebody mends it. */
	account: { kind: 'unavailable', code: 'login', everybody: true },
	/** Too much at once, whoever it is for. */
	limited: { kind: 'unavailable', code: 'limited', everybody: true },
	/** Too much for this person. */
	limited_person: { kind: 'unavailable', code: 'limited', everybody: false },
	/** No word of whether it was taken. */
	unreachable: { kind: 'unavailable', code: 'unreachable', everybody: true },
	later: { kind: 'unavailable', code: 'later', everybody: false },
} as const;

/** What a code means, as the texts have it. */
export type Meaning = keyof typeof saidTexts extends infer Key
	? Key extends `said.${infer Word}`
		? Exclude<Word, 'code'>
		: never
	: never;

/** A system's codes: what each means for the message, and for whoever reads why. */
export type Codes = Readonly<Record<string, readonly [fate: Fate, means: Meaning]>>;

/** What a system said: its code and its words. */
export type Said = { code: string; words: string };

/** The code, what it means, and the system's own words: one line, in the language of the letter. */
export function replyOf({ code, words }: Said, codes: Codes, language: string): string {
	const means = meaningOf(code, codes)?.[1];
	const say = sayIn(language);
	const parts = [
		code === '' ? '' : say('said.code', { code: cleanLine(code, 40) }),
		means === undefined ? '' : say(`said.${means}`),
		cleanLine(words, 200),
	];
	return parts.filter((part) => part !== '').join(' · ');
}

/** What a mark in an answer means that is no code, e.g. the list of those who get nothing. */
export const markReply = (mark: string, means: Meaning, language: string): string =>
	`${mark} · ${sayIn(language)(`said.${means}`)}`;

/** What became of a letter, by the system's code; one that no table has is a refusal. */
export function outcomeOf(said: Said, codes: Codes, language: string): Delivered {
	const fate = meaningOf(said.code, codes)?.[0] ?? 'refused';
	return outcome(fate, replyOf(said, codes, language));
}

export function outcome(fate: Fate, reply: string): Delivered {
	return { ...fates[fate], reply };
}

/** A system that does not let the account in, with what it said. */
export class Denied extends SystemError {
	readonly said: Said;
	readonly fate: Fate;

	/** @param hint where to look */
	constructor(system: string, said: Said, codes: Codes, hint: string) {
		super(
			'denied',
			`${system} does not accept the account: ${replyOf(said, codes, 'en')}`,
			hint,
			said.code,
		);
		this.said = said;
		const fate = meaningOf(said.code, codes)?.[0] ?? 'account';
		// Of a letter nothing was said yet.
		this.fate = fate === 'limited' || fate === 'later' ? fate : 'account';
	}
}

/**
 * One sending. What another system, or the way to it, does not do becomes an outcome.
 *
 * @param send may throw SystemError
 */
export async function sendingOf(
	codes: Codes,
	language: string,
	send: () => Promise<Delivered>,
): Promise<Delivered> {
	try {
		return await send();
	} catch (error) {
		if (error instanceof Denied) return outcome(error.fate, replyOf(error.said, codes, language));
		if (!(error instanceof SystemError)) throw error;
		const reply = cleanLine(error.message, 300);
		switch (error.fault) {
			case 'denied':
				return outcome('account', reply);
			case 'limited':
				return outcome('limited', reply);
			case 'refused':
			case 'missing':
				return outcome('refused', reply);
			case 'unavailable':
				return outcome('unreachable', reply);
		}
	}
}

/**
 * A look at an account.
 *
 * @throws SetupError with what the system answered, for what `look` throws as SystemError
 */
export async function lookAt(look: () => Promise<string>): Promise<string> {
	try {
		return await look();
	} catch (error) {
		if (error instanceof SystemError) throw new SetupError(error.message, error.hint);
		throw error;
	}
}

const meaningOf = (code: string, codes: Codes) =>
	Object.hasOwn(codes, code) ? codes[code] : undefined;
