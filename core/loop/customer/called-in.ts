import { personName } from '../../language/person-name';
import { cleanLine } from '../../language/plain-text';
import { isObject } from '../../model/json';
import { shortened } from '../../model/shown';
import { readId, readLine } from './row-values';

/** `Tom Reed (4714)`, or the one of them that a row has; empty where it has neither, or the id is what is wrong. */
export function calledIn(row: unknown, wrong: string | null): string {
	if (!isObject(row)) return '';
	const said = (value: unknown): string => {
		const line = readLine(value, 200);
		return typeof line === 'string' ? shortened(cleanLine(line, 80)) : '';
	};
	const [name, id] = [
		personName(said(row.name)),
		wrong === 'customerId' ? '' : said(readId(row.customerId, 80)),
	];
	if (name !== '' && id !== '') return `${name} (${id})`;
	return name || id;
}
