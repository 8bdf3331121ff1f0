import { ratedItems, storedItems } from '../../core/model/rated-items';
import { score } from '../../core/score/score';
import { open } from './cases';
import { type Answered, day, type Made } from './made';
import { type Shop, shops } from './shop';

/** The carrier that brings parcels late works for five weeks, until 17 days before the end. */
const lateIn = (end: number) => {
	const today = Math.floor(end / day) * day;
	return { from: today - 52 * day, until: today - 17 * day };
};

/** An answer to an invitation; a low one becomes a case. */
export function answer(made: Made, { survey, about, id, at, place }: Answered): void {
	const { random, shop, rows } = made;
	const late = lateIn(made.end);
	const isLate = place.name === shop.delivery && at >= late.from && at < late.until + 3 * day;
	const isNps = survey.metric === 'nps';
	const rated = shop.items.map((item) => ({
		id: item.id,
		value: whole(random.around(item.mean, 1), 1, 5),
	}));
	// What people say of each matter moves whether they would recommend it.
	const moved = shop.items.reduce(
		(sum, item, nth) => sum + item.weight * ((rated[nth]?.value ?? item.mean) - item.mean),
		0,
	);
	// The year before was worse: support closed early until March.
	const year = at < Math.floor(made.end / day) * day - 213 * day ? -0.5 : 0.3;
	const weakest = about.owner?.includes('own_4') === true ? -0.5 : 0;
	const value = isNps
		? whole(random.around(7.9 + year + moved, 1.4), 0, 10)
		: whole(random.around(place.mean + weakest + (isLate ? -1.9 : 0), 1), 1, 5);
	const scored = score(survey.metric, value, survey.rating);
	const language = about.language === 'zh-CN' ? 'zh-CN' : 'en';
	const said: Shop['comments'] = shops[language].comments;
	const words = isLate ? said.late : said[scored.level === 'high' ? 'high' : 'low'];
	const hasComment = random.next() < (scored.level === 'low' ? 0.7 : 0.25);
	const comment = hasComment ? random.pick(words.map((one) => [one, 1] as const)) : null;
	const content = { rating: value, items: {}, reasons: [], comment, own: {} };
	const responseId = `rsp_${id}`;
	rows.responses.push({
		workspace_id: made.workspace,
		response_id: responseId,
		invitation_id: `inv_${id}`,
		source: 'survey',
		external_id: id,
		event_id: `evt_${id}`,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		customer_id: about.customer_id,
		owner: about.owner,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		cycle: 0,
		touchpoint: about.touchpoint,
		segment: about.segment,
		state: 'completed',
		value,
		scale_min: scored.min,
		scale_max: scored.max,
		direction: scored.direction,
		percent: scored.percent,
		band: scored.band,
		level: scored.level,
		high_from: scored.highFrom,
		comment,
		tags: '[]',
		answers: JSON.stringify({ content, list: [] }),
		...(isNps && ratedItems(survey).length > 0
			? storedItems(survey, rated, survey.rating)
			: { item_set: null, items: null }),
		language,
		answered_at: at,
		completed_at: at,
		updated_at: at,
		handed_over: 1,
		told_levels: '',
		test: 0,
	});
	if (scored.level === 'low') open(made, { responseId, about, survey, id, at, isLate });
}

const whole = (value: number, least: number, most: number): number =>
	Math.min(most, Math.max(least, Math.round(value)));
