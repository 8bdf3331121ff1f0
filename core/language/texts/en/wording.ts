/** What is unwise about the wording of a survey, and why, for whoever writes it. */
export const wordingTexts = {
	'wording.too_long.words': '"{text}" is longer than {most} words; say it shorter.',
	'wording.too_long.characters': '"{text}" is longer than {most} characters; say it shorter.',
	'wording.leading': '"{word}" in "{text}" suggests an answer; ask neutrally.',
	'wording.double_barrelled':
		'"{text}" asks about two things with one rating; ask one, or make two questions.',
	'wording.untranslated': '"{id}" has no text in "{language}"; readers see "{text}".',
	'wording.unreplaced':
		'"{id}" has no text in "{language}"; readers see the built-in one in "{other}".',
	'wording.unreplaced.yours': '"{id}" has no text in "{language}"; readers see yours in "{other}".',
	'wording.unlabelled':
		'Nobody can know whether {min} or {max} is the good end of "{id}"; label both ends.',
	'wording.nps_altered':
		'"{text}" does not ask about recommending, so its result is no NPS and compares with none.',
	'wording.too_much':
		'The survey has {count} questions and takes about {minutes} min; past {most} questions or {longest} min people give up.',
} as const;
