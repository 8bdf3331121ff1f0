import { eidAlAdha, eidAlFitr, islamicNewYear, ramadan } from './islamic';
import { afterPassover, afterRoshHashanah, hanukkah } from './jewish';
import {
	easter,
	type FestivalRule,
	fixed,
	lunar,
	monday,
	motherDayOfFrance,
	nth,
	qingming,
	sunday,
	thursday,
} from './rules';

/** Where a festival is kept by a rule: countries of ISO 3166-1, or everywhere. */
export type Kept = { in: readonly string[] | 'everywhere'; rule: FestivalRule };

const countries = (codes: string): string[] => codes.split(' ');
const kept = (codes: string, rule: FestivalRule): Kept => ({ in: countries(codes), rule });

const china = 'CN HK MO TW';
const english = 'US CA GB IE AU NZ';
const christian = `${english} DE FR ES`;
/** Where the calendar of Saudi Arabia, or what is announced there, is followed. */
const arab = 'AE BH KW QA SA';
const jewish = 'IL';

/**
 * The festivals on which customers are greeted, by key: where, and by which rule. A festival is one
 * line; its names stand in the texts as `festival.<key>`. The day itself counts: what follows because
 * it fell on a Sunday is a day off, but no festival.
 */
export const festivals = {
	new_year: [{ in: 'everywhere', rule: fixed(1, 1) }],
	spring_festival_eve: [kept(`${china} SG MY`, lunar(1, 1, -1))],
	spring_festival: [kept(`${china} SG MY`, lunar(1, 1))],
	lantern: [kept(china, lunar(1, 15))],
	qingming: [kept(china, qingming)],
	dragon_boat: [kept(china, lunar(5, 5))],
	qixi: [kept(china, lunar(7, 7))],
	mid_autumn: [kept(`${china} SG`, lunar(8, 15))],
	double_ninth: [kept(china, lunar(9, 9))],
	laba: [kept('CN', lunar(12, 8))],
	women: [kept('CN', fixed(3, 8))],
	labour: [
		kept(`${china} SG MY DE FR ES`, fixed(5, 1)),
		kept('US CA', nth(1, monday, 9)),
		kept('NZ', nth(4, monday, 10)),
	],
	children: [kept('CN', fixed(6, 1)), kept('HK TW', fixed(4, 4)), kept('JP', fixed(5, 5))],
	teachers: [kept('CN HK', fixed(9, 10)), kept('TW', fixed(9, 28))],
	national: [
		kept('CN HK MO', fixed(10, 1)),
		kept('TW', fixed(10, 10)),
		kept('US', fixed(7, 4)),
		kept('CA', fixed(7, 1)),
		kept('AU', fixed(1, 26)),
		kept('NZ', fixed(2, 6)),
		kept('IE', fixed(3, 17)),
		kept('DE', fixed(10, 3)),
		kept('FR', fixed(7, 14)),
		kept('ES', fixed(10, 12)),
		kept('SG', fixed(8, 9)),
	],
	singles: [kept('CN', fixed(11, 11))],
	valentine: [kept(`${china} ${christian} JP SG`, fixed(2, 14))],
	mother: [
		kept(`${china} US CA AU NZ DE JP SG`, nth(2, sunday, 5)),
		kept('GB IE', easter(-21)),
		kept('ES', nth(1, sunday, 5)),
		kept('FR', motherDayOfFrance),
	],
	father: [
		kept('CN HK MO US CA GB IE FR JP SG', nth(3, sunday, 6)),
		kept('AU NZ', nth(1, sunday, 9)),
		kept('TW', fixed(8, 8)),
		kept('ES', fixed(3, 19)),
		kept('DE', easter(39)),
	],
	epiphany: [kept('ES', fixed(1, 6))],
	good_friday: [kept('CA GB AU NZ DE ES HK SG', easter(-2))],
	easter: [kept(christian, easter())],
	all_saints: [kept('FR ES', fixed(11, 1))],
	halloween: [kept('US CA GB IE', fixed(10, 31))],
	thanksgiving: [kept('US', nth(4, thursday, 11)), kept('CA', nth(2, monday, 10))],
	black_friday: [kept(christian, nth(4, thursday, 11, 1))],
	st_nicholas: [kept('DE', fixed(12, 6))],
	christmas_eve: [kept('DE', fixed(12, 24))],
	christmas: [kept(`${christian} HK MO SG MY JP`, fixed(12, 25))],
	boxing_day: [kept('GB CA AU NZ HK', fixed(12, 26))],
	new_years_eve: [kept(`${christian} JP`, fixed(12, 31))],
	coming_of_age: [kept('JP', nth(2, monday, 1))],
	obon: [kept('JP', fixed(8, 15))],
	respect_for_the_aged: [kept('JP', nth(3, monday, 9))],
	shichi_go_san: [kept('JP', fixed(11, 15))],
	islamic_new_year: [kept(arab, islamicNewYear)],
	ramadan: [kept(arab, ramadan)],
	eid_al_fitr: [kept(arab, eidAlFitr)],
	eid_al_adha: [kept(arab, eidAlAdha)],
	purim: [kept(jewish, afterPassover(-30))],
	passover: [kept(jewish, afterPassover(0))],
	rosh_hashanah: [kept(jewish, afterRoshHashanah(0))],
	sukkot: [kept(jewish, afterRoshHashanah(14))],
	hanukkah: [kept(jewish, hanukkah)],
} as const satisfies Record<string, readonly Kept[]>;

export type FestivalKey = keyof typeof festivals;

export const festivalKeys = Object.keys(festivals) as FestivalKey[];

/** The rules by which a festival is kept in a country; without a country those that hold everywhere. */
export function rulesIn(key: FestivalKey, country: string | null): FestivalRule[] {
	return (festivals[key] as readonly Kept[])
		.filter((one) => one.in === 'everywhere' || (country !== null && one.in.includes(country)))
		.map(({ rule }) => rule);
}
