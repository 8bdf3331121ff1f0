import { below, readWord } from '../../model/read-input';
import { metrics } from '../../model/metric';
import { answerOccasions, lowSince } from '../answered';
import { type OccasionKind, rulesOf } from '../occasion';
import { readDays, readSettings } from '../read-parts';

/** Who was neither happy nor unhappy is asked one thing: what would make it a nine. */
export const passive: OccasionKind = {
	key: 'passive',
	tone: 'promotional',
	priority: 'normal',
	steps: [{ days: 1 }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const given = readSettings(settings, path, ['metric', 'peaceDays']);
		const metric = readWord(given.metric ?? 'nps', below(path, 'metric'), metrics);
		return rulesOf({
			purpose: 'survey',
			metric,
			peaceDays: readDays(given.peaceDays, below(path, 'peaceDays'), 90),
			audience: ({ moments }) => [
				{ by: 'answers', metrics: [metric], level: 'middle', answered: moments },
			],
			occasions: (facts, window) => answerOccasions(facts, { metric, level: 'middle' }, window),
			exit: (facts, occasion) => lowSince(facts, occasion, { metric, level: 'middle' }),
		});
	},
};
