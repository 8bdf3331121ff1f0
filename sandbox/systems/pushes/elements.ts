/** Further fields as elements of XML. */
export const elementsOf = (fields: Record<string, string> = {}): string =>
	Object.entries(fields)
		.map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
		.join('');
