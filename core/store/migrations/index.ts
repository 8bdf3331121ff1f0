import { first } from './01-closed-loop';
import { second } from './02-one-clock';
import { third } from './03-levels-handed-over';
import { fourth } from './04-left-out';
import { fifth } from './05-cuts';
import { sixth } from './06-place-of-an-event';
import { seventh } from './07-audit';
import { eighth } from './08-held-ratings';
import { ninth } from './09-quotas';
import { tenth } from './10-pauses';
import { eleventh } from './11-open-answers';
import { twelfth } from './12-answers-one-by-one';
import { thirteenth } from './13-ladders-that-go-on';
import { fourteenth } from './14-hasty-forms';
import { fifteenth } from './15-incentive-codes';
import { sixteenth } from './16-open-link-series';
import { seventeenth } from './17-who-is-who';
import { eighteenth } from './18-consent';
import { nineteenth } from './19-own-word';
import { twentieth } from './20-cases-worked-on';
import { twentyFirst } from './21-what-is-known';
import { twentySecond } from './22-append-only';
import { twentyThird } from './23-erasing';
import { twentyFourth } from './24-timeline';
import { twentyFifth } from './25-words-of-mailboxes';
import { twentySixth } from './26-retention';
import { twentySeventh } from './27-forgotten-answers';
import { twentyEighth } from './28-mentions-noted';
import { twentyNinth } from './29-care';
import { thirtieth } from './30-write-backs';
import { thirtyFirst } from './31-ways-of-messages';
import { thirtySecond } from './32-polls';
import { thirtyThird } from './33-short-links';
import { thirtyFourth } from './34-refusals-that-name';
import { thirtyFifth } from './35-items-of-answers';
import { thirtySixth } from './36-daily-scores';
import { thirtySeventh } from './37-comment-model';
import { thirtyEighth } from './38-problems';
import { thirtyNinth } from './39-charts';
import { fortieth } from './40-views-that-grow';
import { fortyFirst } from './41-addresses-of-tools';
import { fortySecond } from './42-off-scale';
import { fortyThird } from './43-public-texts-of-problems';
import { fortyFourth } from './44-noted-once';
import { fortyFifth } from './45-poll-readings';
import { fortySixth } from './46-what-was-written';
import { fortySeventh } from './47-refused-senders';
import { fortyEighth } from './48-told-and-taken';
import { fortyNinth } from './49-unread-pushes';
import { fiftieth } from './50-fewer-pages';
import { fiftyFirst } from './51-owners-as-written';
import type { Migration } from './migration';

/** All steps, oldest first. The last one's version is the schema this package writes. */
export const migrations: readonly Migration[] = [
	first,
	second,
	third,
	fourth,
	fifth,
	sixth,
	seventh,
	eighth,
	ninth,
	tenth,
	eleventh,
	twelfth,
	thirteenth,
	fourteenth,
	fifteenth,
	sixteenth,
	seventeenth,
	eighteenth,
	nineteenth,
	twentieth,
	twentyFirst,
	twentySecond,
	twentyThird,
	twentyFourth,
	twentyFifth,
	twentySixth,
	twentySeventh,
	twentyEighth,
	twentyNinth,
	thirtieth,
	thirtyFirst,
	thirtySecond,
	thirtyThird,
	thirtyFourth,
	thirtyFifth,
	thirtySixth,
	thirtySeventh,
	thirtyEighth,
	thirtyNinth,
	fortieth,
	fortyFirst,
	fortySecond,
	fortyThird,
	fortyFourth,
	fortyFifth,
	fortySixth,
	fortySeventh,
	fortyEighth,
	fortyNinth,
	fiftieth,
	fiftyFirst,
];
