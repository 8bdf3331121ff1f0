import { kinds } from '../../../workflows/source/kinds';
import { type Language, languages } from '../../../workflows/source/languages';
import { place } from '../../../workflows/source/layout/place';
import { halfWidths } from '../../../workflows/source/layout/text-size';
import type { Template, Words } from '../../../workflows/source/template';

/** The most that fits, in half-widths: a Chinese character is two. */
const most: Record<Language, { sentence: number; name: number }> = {
	en: { sentence: 130, name: 24 },
	zh: { sentence: 100, name: 20 },
};

/** The editor cuts the name of an output that is longer. */
const longestOutput = 11;

/** Pixels that a half-width takes in a heading and in a text of a note. */
const heading = 12.2;
const text = 6.9;

/** Words that stand in Chinese texts as they are. */
const latin =
	/CSAT|NPS|CES|CRM|SMTP|Formbricks|SurveyMonkey|Qualtrics|Zendesk|Salesforce|HubSpot|Freshdesk|Zoho|Low|High|Middle|\bP\b/g;

/** What is wrong about the words of a template; empty when nothing is. */
export function wordFaults(template: Template): string[] {
	return [
		...languages.flatMap((language) => {
			const words = template.words[language];
			return [...lengthFaults(words, most[language]), ...languageFaults(words, language)];
		}),
		...laneFaults(template),
		...Object.values(template.nodes)
			.flatMap(({ kind }) => kinds[kind].outputs)
			.filter((name) => name.length > longestOutput)
			.map((name) => `the editor cuts the output name ${name}`),
	];
}

function lengthFaults(words: Words, longest: { sentence: number; name: number }): string[] {
	const names = Object.values(words.nodes);
	const { title, sentence, change } = words;
	return [
		...(halfWidths(title) > 38 ? [`"${title}" takes more than two lines`] : []),
		...(halfWidths(sentence) > longest.sentence ? [`the sentence is too long: ${sentence}`] : []),
		...(change.length < 1 || change.length > 3 ? [`${change.length} things to change first`] : []),
		...names
			.filter((name) => halfWidths(name) > longest.name)
			.map((name) => `the name is too long: ${name}`),
		...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two are "${name}"`),
	];
}

/** Every text that people read on the canvas. */
function textsOf({ title, sentence, who, change, needs = '', lanes, nodes }: Words): string[] {
	const notes = lanes.flatMap(({ head, text: said }) => [head, said]);
	return [title, sentence, who, ...change, needs, ...notes, ...Object.values(nodes)];
}

const isHan = (words: string): boolean => /\p{Script=Han}/u.test(words);

function languageFaults(words: Words, language: Language): string[] {
	const texts = textsOf(words).filter((one) => one !== '');
	if (language === 'en') {
		return (
			JSON.stringify(words)
				.match(/\p{Script=Han}+/gu)
				?.map((one) => `Chinese in the English file: ${one}`) ?? []
		);
	}
	return [
		...texts
			.filter((one) => /[A-Za-z]{2}/.test(one.replace(latin, '')))
			.map((one) => `English in the Chinese file: ${one}`),
		...texts
			.filter((one) => !isHan(one) && /[A-Za-z]/.test(one))
			.map((one) => `no Chinese in: ${one}`),
		...texts
			.filter((one) => /\p{Script=Han}[,.!?;:]|[,.!?;]\p{Script=Han}/u.test(one))
			.map((one) => `half-width punctuation: ${one}`),
		...texts.filter((one) => /\*/.test(one)).map((one) => `italics in Chinese: ${one}`),
	];
}

function laneFaults(template: Template): string[] {
	return place(template).lanes.flatMap(({ width }, lane) =>
		languages.flatMap((language) => {
			const { head = '', text: said = '' } = template.words[language].lanes[lane] ?? {};
			const room = width - 24;
			return [
				...(head === '' ? [`lane ${lane + 1} has no heading in ${language}`] : []),
				...(halfWidths(head) * heading > room ? [`the heading is too long: ${head}`] : []),
				...(Math.ceil((halfWidths(said) * text) / room) > 2 ? [`over two lines: ${said}`] : []),
				...(/[`{}]|https?:|@|\d{4}-\d\d/.test(said) ? [`code or an address in: ${said}`] : []),
			];
		}),
	);
}
