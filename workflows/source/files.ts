import { join } from 'node:path';

import { draw } from './draw';
import { frames, languages } from './languages';
import { library } from './library';

/** A template as a file below `workflows/`. */
export type TemplateFile = { path: string; text: string };

/** Every template in every language. */
export function templateFiles(): TemplateFile[] {
	return languages.flatMap((language) =>
		library.map((template) => ({
			path: join(frames[language].folder, `${template.file}.json`),
			text: `${JSON.stringify(draw(template, language), null, '\t')}\n`,
		})),
	);
}
