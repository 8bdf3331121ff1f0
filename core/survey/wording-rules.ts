/**
 * Rules of questionnaire wording in English and Chinese. Each takes a text and its language; a
 * language without a list breaks no rule.
 */

const mostWords = 20;
const mostCharacters = 40;

export type Listed = 'en' | 'zh';

/** The word list that serves a language; `null` where there is none. */
export function listed(language: string): Listed | null {
	const [main] = language.toLowerCase().split('-');
	return main === 'en' || main === 'zh' ? main : null;
}

/** How long a question may be, in characters or in words. */
export function longestQuestion(language: string): { unit: 'characters' | 'words'; most: number } {
	return listed(language) === 'zh'
		? { unit: 'characters', most: mostCharacters }
		: { unit: 'words', most: mostWords };
}

/** More than 20 words; in Chinese more than 40 characters, punctuation not counted. */
export function isTooLong(text: string, language: string): boolean {
	const list = listed(language);
	if (list === null) return false;
	if (list === 'zh') return [...text.replace(/[\s\p{P}]/gu, '')].length > mostCharacters;
	return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > mostWords;
}

// Words that praise, assume the answer or press the reader. Plain scale words ("satisfied", "easy")
// are what a rating is about and are not among them.
const leadingWords: Record<Listed, RegExp> = {
	en: new RegExp(
		[
			"don['’]t you",
			"wouldn['’]t you",
			"isn['’]t it",
			"aren['’]t you",
			"didn['’]t (?:we|you)",
			"you(?:['’]ll| will)? (?:surely|certainly|obviously|definitely) ?(?:agree)?",
			'you would agree',
			'of course',
			'obviously',
			'surely',
			'excellent',
			'amazing',
			'fantastic',
			'wonderful',
			'outstanding',
			'award[- ]winning',
			'world[- ]class',
			'best[- ]in[- ]class',
			'industry[- ]leading',
			'how (?:great|good|much did you (?:love|enjoy|like))',
			'(?:please )?(?:give|rate) us (?:a |an )?(?:5|five|10|ten|high|full|top)',
		]
			.map((words) => `\\b(?:${words})`)
			.join('|'),
		'i',
	),
	zh: /难道|是不是很|是否同样认为|想必|一定(?:很|会|觉得)|当然|众所周知|毫无疑问|优质的|优秀的|一流的|卓越的|贴心的|完美的|出色的|行业领先|有多(?:喜欢|满意|好)|多么|请?(?:打|给)(?:个|出|我们)?(?:五星|5星|满分|好评|高分|十分|10分)/,
};

/** The first word that suggests an answer; `null` when there is none. */
export function leadingWord(text: string, language: string): string | null {
	const list = listed(language);
	return list === null ? null : (leadingWords[list].exec(text)?.[0] ?? null);
}

// Pairs that are one thing: who is asked about, not what is rated.
const onePerson =
	/\b(?:friends?|family|colleagues?|relatives?) (?:or|and) (?:friends?|family|colleagues?|relatives?)\b/gi;
const onePersonChinese =
	/(?:朋友|家人|同事|亲友|亲戚|家属)(?:或者?|和|及|与|、)(?:朋友|家人|同事|亲友|亲戚|家属)/g;
const agreement =
	/\bwhether or not\b|\bmore or less\b|\bterms and conditions\b|\bresearch and development\b/gi;

/**
 * Whether a text joins two attributes, so that one rating answers two questions: "fast and
 * friendly", 价格和质量. Pairs of
 * people ("a friend or colleague") are one thing.
 */
export function isDoubleBarrelled(text: string, language: string): boolean {
	const list = listed(language);
	if (list === null) return false;
	if (list === 'en') {
		const rest = text.replace(onePerson, '').replace(agreement, '');
		return /\p{L}\s+(?:and(?:\/or)?|or|as well as|&)\s+\p{L}/iu.test(rest);
	}
	const rest = text
		.replace(onePersonChinese, '')
		.replace(/和气|和谐|柔和|温和|和蔼|缓和|饱和|普及|涉及|及时|以及时|参与/g, '');
	return /\p{Script=Han}(?:以及|及其|并且|而且|和|与|及|或者?|、|跟)\p{Script=Han}/u.test(rest);
}

/**
 * What makes a question the NPS question, in the wordings in use: recommend, refer; 推荐, 介绍. Other
 * European languages share the stem or have their own, so that the hint in the editor, which does not
 * know the language of a text, leaves them alone. Without braces: the hint is an expression.
 */
export const recommendingWords =
	/recomm?[ae]nd|raccomand|rekommend|\brefer|empfehl|weiterempf|aanbevel|anbefal|polec|推荐|推薦|介绍|介紹|勧め|すすめ|추천/i;
