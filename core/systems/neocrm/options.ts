import { pushOptions } from '../record-push/options';
import { words } from './words';

export const options = pushOptions(words);
