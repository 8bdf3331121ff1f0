/** The parts of a journey, in the order in which a customer lives them. */
export const journeyStages = ['before', 'getting', 'using', 'staying'] as const;
export type JourneyStage = (typeof journeyStages)[number];

/** Where a touchpoint lies; `step` orders what lies in one stage. */
export type StagePlace = { stage: JourneyStage; step: number };

/**
 * What touchpoints are called in English and Chinese, in the order of a journey: ours, and the words that houses
 * use for their own.
 */
const words: ReadonlyArray<readonly [JourneyStage, RegExp]> = [
	['before', /\b(?:awareness|discover\w*|browsing|website|showroom)\b|了解|浏览|官网|展厅/iu],
	['before', /\b(?:advice|consult\w*|enquir\w*|inquir\w*|pre-?sales?)\b|咨询|询价|售前/iu],
	['before', /\b(?:trial|demo|quote|quotation|offer)\b|试用|演示|报价/iu],
	['getting', /\b(?:purchase|order(?:ing)?|check-?out|sign-?up)\b|购买|下单|订购|注册/iu],
	['getting', /\b(?:payment|paying|contract|signing)\b|支付|付款|签约/iu],
	[
		'getting',
		/\b(?:delivery|shipping|shipment|pick-?up|hand-?over)\b|配送|送货|发货|物流|取货|交付/iu,
	],
	['getting', /\b(?:installation|set-?up|on-?boarding|activation)\b|安装|开通|启用/iu],
	['using', /\b(?:use|usage|using|ride|driving|training)\b|使用|骑行|试驾|培训/iu],
	['using', /\b(?:support|help ?desk|hot-?line|customer service)\b|客服|热线|服务台/iu],
	['using', /\b(?:repair|maintenance|after-?sales?|warranty)\b|维修|保养|售后|保修/iu],
	['staying', /\b(?:renewal|renewing|extension)\b|续约|续费|续保/iu],
	['staying', /\b(?:re-?purchase|loyalty|win-?back)\b|复购|回购|挽回/iu],
];

/**
 * Where in the journey a touchpoint lies, by its name: `null` where the name says nothing, or two things.
 *
 * @example
 * stageOf('Delivery'); // { stage: 'getting', step: 5 }
 */
export function stageOf(touchpoint: string): StagePlace | null {
	const found = words.flatMap(([stage, word], step) =>
		word.test(touchpoint) ? [{ stage, step }] : [],
	);
	const [first] = found;
	return first && found.every(({ stage }) => stage === first.stage) ? first : null;
}

/**
 * Touchpoints in the order of the journey: by the numbers that all of them begin with, else as their names place
 * them, what cannot be placed last and by name.
 */
export function inJourneyOrder<One>(all: readonly One[], nameOf: (one: One) => string): One[] {
	const isNumbered = all.every((one) => /^\s*\d/u.test(nameOf(one)));
	const step = (one: One) => (isNumbered ? 0 : (stageOf(nameOf(one))?.step ?? words.length));
	return [...all].sort(
		(a, b) => step(a) - step(b) || nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }),
	);
}

/**
 * The stages over a row of touchpoints, those beside each other as one; `null` = no stage is known.
 *
 * @returns nothing where fewer than two stages are known, or one comes twice: a map of those says nothing
 */
export function stagesOver(
	touchpoints: readonly string[],
): Array<{ stage: JourneyStage | null; stops: number }> {
	const bands: Array<{ stage: JourneyStage | null; stops: number }> = [];
	for (const touchpoint of touchpoints) {
		const stage = stageOf(touchpoint)?.stage ?? null;
		const last = bands.at(-1);
		if (last?.stage === stage) last.stops += 1;
		else bands.push({ stage, stops: 1 });
	}
	const known = bands.flatMap(({ stage }) => stage ?? []);
	return known.length > 1 && new Set(known).size === known.length ? bands : [];
}
