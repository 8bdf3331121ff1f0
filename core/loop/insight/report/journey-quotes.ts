import { longestQuote, quoteOf } from '../../../insight/text/quotes';
import type { Level } from '../../../model/metric';
import { commentsOf } from '../../../store/repositories/comments';
import { nameMask } from '../../problem/masked-titles';
import type { InsightScope } from '../insight-scope';
import { eachComment } from '../topics/comment-pages';

/** So many of the newest comments are looked through for quotes. */
const reading = { most: 2_000, page: 500 };

/** Characters of a quote that stands well under a stop, and of one that says too little. */
const longest = 70;
const shortest = 4;

/** A stop that wants a quote, and of how content a customer. */
export type QuotedStop = { touchpoint: string; level: Level };

/**
 * A sentence of a customer for each stop: the newest short one of the level that is asked for, masked, and none
 * twice. Whoever asks leaves out stops of fewer answers than the minimum.
 */
export async function journeyQuotes(
	scope: InsightScope,
	surveyKey: string | null,
	stops: readonly QuotedStop[],
): Promise<Map<string, string>> {
	const wanted = new Map(stops.map(({ touchpoint, level }) => [touchpoint, level]));
	const filters = { ...scope.filters, surveyKey: surveyKey ?? scope.filters.surveyKey };
	const masking = { language: scope.language, country: scope.settings.defaultCountry };
	const short = new Map<string, string>();
	const longer = new Map<string, string>();
	await eachComment(
		async (behind, most) => await commentsOf({ ...scope, filters }, behind, most),
		reading,
		({ touchpoint, level, comment, writer, customerName: name }) => {
			if (touchpoint === null || short.has(touchpoint) || wanted.get(touchpoint) !== level) return;
			if (comment.length > longest && longer.has(touchpoint)) return;
			const quote = quoteOf({ comment, writer, name }, masking, () => false);
			if (quote.length < shortest) return;
			const isLong = quote.length > longest;
			const others = isLong ? longer : short;
			if (quote.length <= longestQuote && ![...others.values()].includes(quote)) {
				others.set(touchpoint, quote);
			}
		},
	);
	const found = new Map([...longer, ...short]);
	const withoutNames = await nameMask(scope.place, [...found.values()], scope.language);
	return new Map([...found].map(([touchpoint, quote]) => [touchpoint, withoutNames(quote)]));
}
