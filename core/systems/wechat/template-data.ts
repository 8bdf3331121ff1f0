import { cleanLine } from '../../language/plain-text';
import { SetupError } from '../../model/errors';
import type { Letter } from '../channel';
import { plainOf } from '../sending/chat-body';
import { cutUnits } from '../sending/cut';

/** One key of a template, and what it is filled with. */
export type Filling = { key: string; words: string };

const known = ['subject', 'short', 'text', 'name', 'button', 'date', 'time'] as const;
type Known = (typeof known)[number];

/**
 * What a template is filled with: a line a key, `thing2 = {subject}`.
 *
 * @throws SetupError naming the line
 */
export function fillingsOf(written: string): Filling[] {
	const lines = written
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	if (lines.length === 0) throw wrong('is empty');
	return lines.map(fillingOf);
}

function fillingOf(line: string): Filling {
	const [, key, words] = /^([A-Za-z]\w{0,40})(?:\.DATA)?\s*[=:：]\s*(.*)$/.exec(line) ?? [];
	if (key === undefined || words === undefined)
		throw wrong(`has the line "${cleanLine(line, 60)}"`);
	for (const [, name = ''] of words.matchAll(/\{([^{}]*)\}/g)) {
		if (!known.some((one) => one === name)) throw wrong(`uses {${cleanLine(name, 30)}}`);
	}
	return { key, words };
}

const wrong = (what: string): SetupError =>
	new SetupError(
		`Template Data of the Satisfaction WeChat credential ${what}.`,
		`Write a line for each key of the template, e.g. thing2 = {subject}. What can stand in braces: ${known.join(', ')}.`,
	);

/**
 * The data of a template message. A value that is longer than its key takes is cut: WeChat would refuse
 * the message.
 *
 * @param zone of dates and times
 * @see https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html
 */
export function templateData(
	fillings: readonly Filling[],
	letter: Letter,
	{ now, zone }: { now: number; zone: string },
): Record<string, { value: string }> {
	const words = wordsOf(letter, now, zone);
	return Object.fromEntries(
		fillings.map(({ key, words: template }) => {
			const value = template.replace(/\{(\w+)\}/g, (whole, name: string) =>
				Object.hasOwn(words, name) ? words[name as Known] : whole,
			);
			return [key, { value: fitted(key, value) }];
		}),
	);
}

function wordsOf(letter: Letter, now: number, zone: string): Record<Known, string> {
	const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short',
	})
		.format(now)
		.split(' ');
	return {
		subject: letter.subject,
		short: letter.short,
		text: plainOf(letter.markdown),
		name: letter.to.name,
		button: letter.link?.title ?? '',
		date,
		time: `${date} ${time}`,
	};
}

/** Characters that a value of a kind of key may have. */
const most: Record<string, number> = {
	thing: 20,
	const: 20,
	number: 32,
	letter: 32,
	symbol: 5,
	character_string: 32,
	phone_number: 17,
	car_number: 8,
	name: 10,
	phrase: 5,
};
/** What a kind of key takes nothing but. */
const allowed: Record<string, RegExp> = {
	phrase: /[^\p{Script=Han}]/gu,
	// Letters, digits and signs of ASCII.
	character_string: /[^\x21-\x7e]/g,
	number: /[^\d.-]/g,
	phone_number: /[^\d+()-]/g,
};

function fitted(key: string, value: string): string {
	const kind = key.replace(/\d+$/, '');
	const line = cleanLine(value, 200);
	const pure = Object.hasOwn(allowed, kind) ? line.replace(allowed[kind] ?? '', '') : line;
	const length = Object.hasOwn(most, kind) ? (most[kind] ?? 200) : 200;
	// An ellipsis is not among what these take.
	return Object.hasOwn(allowed, kind) ? pure.slice(0, length) : cutUnits(pure, length);
}
