import type { rowTexts as english } from '../en/row';
import type { InOtherWords } from '../shape';

export const rowTexts: InOtherWords<typeof english> = {
	'row.sentences': '{one}{other}',
	'row.words': '{one}、{other}',
};
