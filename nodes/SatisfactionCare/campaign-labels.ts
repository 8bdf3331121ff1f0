import { asWritten } from '../../core/loop/care/campaign-choices';
import { InputError } from '../../core/model/errors';
import { isObject } from '../../core/model/json';
import { type FieldPath, labelOf, type PathStep, stepsOf } from '../connection/field-label';
import { textOf } from '../connection/operation';
import type { ReadParameter } from '../connection/parameters';
import {
	optionPlaces,
	placesOf,
	settingPlaces,
	stepRows,
	translationRows,
} from './campaign-parameters';
import { campaignFields } from './fields/campaign-fields';
import { stepsName } from './fields/step-fields';

const quotedPath = /"(campaign(?:[.[][\p{L}\p{N}_.[\]:-]*)?)"/gu;

/** A fault of a campaign, naming each field as the panel does; any other fault stays as it is. */
export function campaignFault(fault: unknown, read: ReadParameter): unknown {
	if (!(fault instanceof InputError)) return fault;
	const named = (text: string): string =>
		text
			.replaceAll(quotedPath, (all, path: string) => {
				const label = labelAt(path, read);
				return label === null ? all : `"${label}"`;
			})
			.replaceAll(/"([a-z]+[A-Z][A-Za-z]*)"/g, (all, setting: string) => {
				const place = settingPlaces[String(read('occasion', ''))]?.[setting];
				const label = place && labelOf(campaignFields, place);
				return label ? `"${label}"` : all;
			});
	return new InputError(named(fault.message), named(fault.hint));
}

function labelAt(path: string, read: ReadParameter): string | null {
	const field = fieldAt(stepsOf(path).slice(1), read);
	return field === null ? null : labelOf(campaignFields, field);
}

function fieldAt([part, ...rest]: readonly PathStep[], read: ReadParameter): FieldPath | null {
	const occasion = String(read('occasion', 'birthday'));
	if (part === 'steps') return [stepsName(occasion), ...stepPlace(rest, read, occasion)];
	if (part === 'settings') {
		const [setting] = rest;
		return placesOf(occasion, read)[String(setting)] ?? ['occasion'];
	}
	const [inside] = rest;
	const name = part === 'goal' ? `goal.${String(inside ?? 'events')}` : String(part);
	return optionPlaces[name] ?? null;
}

/** A step's field: its own language beside it, others among the translations, rare ones under More. */
function stepPlace(
	[index, name, language, inside]: readonly PathStep[],
	read: ReadParameter,
	occasion: string,
): FieldPath {
	if (typeof index !== 'number') return [];
	if (name === undefined) return [index];
	const row = stepRows(read, occasion)[index];
	const translations = isObject(row) ? translationRows(row) : [];
	if (name === 'translations') {
		return [index, name, language, inside].filter((one) => one !== undefined);
	}
	const at = translations.findIndex((one) => textOf(one.language) === language);
	if (language !== undefined && language !== asWritten && at >= 0) {
		return [index, 'translations', at, name];
	}
	const isRare = ['neutralSubject', 'neutralText', 'effects', 'validDays'].includes(String(name));
	return isRare ? [index, 'more', name] : [index, name];
}
