import { personName } from '../../language/person-name';
import { cleanLine } from '../../language/plain-text';
import type { Say } from '../../language/say';
import type { SatisfactionItem } from '../../model/item';

type About = Partial<Pick<SatisfactionItem, 'customer' | 'score' | 'event' | 'survey' | 'owner'>>;

/** Longer titles are cut: the sentence goes into chats. */
const longest = 80;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Who, which score and about what, as the sentences on items name them. */
export function toldOf({ customer, score, event, survey, owner }: About, say: Say) {
	const metric = survey?.metric?.toUpperCase() ?? '';
	const inWords = score
		? say('told.score', { metric, value: rounded(score.value), max: rounded(score.max) }).trim()
		: '';
	const subject = cleanLine(event?.subject?.title ?? '', longest);
	const key = survey?.key ?? '';
	const inSurvey = key === '' ? '' : say('told.survey', { survey: key });
	const name = personName(owner?.name) || owner?.email || owner?.id || '';
	return {
		who: personName(customer?.name, longest) || say('told.customer'),
		score: inWords,
		scored: inWords === '' ? '' : say('told.scored', { score: inWords }),
		about: subject === '' ? inSurvey : say('told.subject', { subject }),
		owner: name === '' ? say('told.unowned') : say('told.owner', { owner: name }),
	};
}
