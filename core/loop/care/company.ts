import type { AttributeValue } from '../../model/customer-record';
import type { CustomerAttribute } from '../../model/customer-attributes';
import { bareName } from '../../model/customer-fields';

/** What an attribute of the workspace's own is called that says where somebody works. */
const names = new Set(
	[
		'company',
		'company name',
		'organization',
		'organisation',
		'公司',
		'公司名称',
		'企业',
		'企业名称',
		'单位',
		'单位名称',
	].map(bareName),
);

/** The key of the attribute that says where customers work; `null` where the workspace has none. */
export function companyAttribute(attributes: readonly CustomerAttribute[]): string | null {
	const isCompany = (name: string) => names.has(bareName(name));
	const own = attributes.filter(({ type }) => type === 'text' || type === 'choice');
	const found =
		own.find(({ key }) => isCompany(key)) ?? own.find(({ name }) => isCompany(name)) ?? null;
	return found?.key ?? null;
}

/** Where a customer works; `null` = nobody knows. */
export function companyOf(
	attributes: Readonly<Record<string, AttributeValue>>,
	attribute: string | null,
): string | null {
	const value = attribute === null ? null : attributes[attribute];
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
