import { below, readWord } from '../../model/read-input';
import { answerOccasions, lowSince } from '../answered';
import { metrics } from '../../model/metric';
import { type OccasionKind, rulesOf } from '../occasion';
import { readDays, readSettings } from '../read-parts';

/**
 * Who gave a high score and no low one since: thanks, then one favour: a review, a referral, a reference, a
 * seat in the council. One favour a period, whatever the campaign.
 */
export const promoter: OccasionKind = {
	key: 'promoter',
	tone: 'promotional',
	priority: 'normal',
	steps: [{ days: 1 }, { days: 4, asks: true }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const given = readSettings(settings, path, ['metric', 'periodDays']);
		const metric = readWord(given.metric ?? 'nps', below(path, 'metric'), metrics);
		return rulesOf({
			purpose: 'promotional_care',
			favourDays: readDays(given.periodDays, below(path, 'periodDays'), 180, 1),
			audience: ({ moments }) => [
				{ by: 'answers', metrics: [metric], level: 'high', answered: moments },
			],
			occasions: (facts, window) => answerOccasions(facts, { metric, level: 'high' }, window),
			exit: (facts, occasion) => lowSince(facts, occasion, { metric, level: 'high' }),
		});
	},
};
