import { isObject } from '../../model/json';
import { readWord } from '../../model/read-input';
import { assignStrategies, parseRules, type RoutingRule, type TeamTarget } from '../../route/rule';

/**
 * Reads the Router's rows: each has what is to be met in `conditions` and says with `assignTo` whether a
 * person or a team is meant; what was typed for the other one before counts no more. A value of 0 sets
 * no limit.
 *
 * @throws InputError naming the rule that has no owner, or a field that cannot be used
 */
export function readRules(rows: readonly unknown[]): RoutingRule[] {
	return parseRules(
		rows.map((row) => {
			if (!isObject(row)) return row;
			const { assignTo, conditions, ...own } = row;
			const fields = isObject(conditions) ? { ...conditions, ...own } : own;
			if (assignTo === 'person') Object.assign(fields, { team: '', strategy: '', skill: '' });
			else if (assignTo !== undefined) fields.person = '';
			if (fields.strategy !== undefined && fields.strategy !== 'skill') fields.skill = '';
			if (Number(fields.valueAtLeast) === 0) fields.valueAtLeast = '';
			return fields;
		}),
	);
}

/**
 * Reads who gets what no rule fits.
 *
 * @param given.team `null` = everybody
 * @throws InputError for a way of choosing that does not exist
 */
export function readTeam(given: {
	team: string | null;
	strategy: string | null;
	skill: string | null;
}): TeamTarget {
	const strategy = readWord(given.strategy ?? 'round_robin', 'strategy', assignStrategies);
	const skill = strategy === 'skill' ? given.skill : null;
	return { kind: 'team', team: given.team, strategy, skill };
}
