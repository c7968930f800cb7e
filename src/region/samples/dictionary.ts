import { acquisitionDictionary } from './dictionaryAcquisition.ts';
import { annotationDictionary } from './dictionaryAnnotation.ts';
import { contentDictionary } from './dictionaryContent.ts';
import { headDictionary } from './dictionaryHead.ts';

/** Tag and value representation of every attribute the samples write, by the keyword of PS3.6. */
export const dictionary = {
  ...headDictionary,
  ...acquisitionDictionary,
  ...contentDictionary,
  ...annotationDictionary,
};

export type Keyword = keyof typeof dictionary;
