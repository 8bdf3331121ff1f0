import type { INodeProperties } from 'n8n-workflow';

import { roleNamed } from '../../../../core/model/roles';
import { pickerField } from '../../../connection/pickers';

/** A role to choose: the ones everybody knows, and those of the team list. */
export function roleField(
	field: Parameters<typeof pickerField>[1] & { default: string },
): INodeProperties {
	return { ...pickerField('roles', field), default: field.default };
}

/** A role as it is stored; people also write `主管` or `Team Lead`. */
export const roleOf = (value: unknown): string => roleNamed(String(value ?? ''));
