// What every page runs. Each part looks for its own markup and does nothing where there is none.
import { startAttempt } from "./attempt";
import { startCards } from "./cards";
import { startContents } from "./contents";
import { startCopy } from "./copy";
import { startEvents } from "./events";
import { startFragments } from "./fragments";
import { startOrder } from "./order";
import { startOverview } from "./overview";
import { Prompts } from "./player/prompts";
import { startPlayer } from "./player/start";
import { startReading } from "./reading";
import { startTerms } from "./terms";
import { startVideos } from "./video";
import { startWatch } from "./watch";

startReading();
startOverview();
startContents();
startTerms();
startVideos();
startFragments();
startCards();
startOrder();
startAttempt();
startCopy();
startEvents();
void startPlayer(new Prompts());
startWatch();
