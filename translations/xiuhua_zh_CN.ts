<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Arguments</name>
    <message>
        <source>The command center: a whole city on the map.</source>
        <translation>指挥中心：整座城市，一图尽览。</translation>
    </message>
    <message>
        <source>The city&apos;s file, NAME.sqlite.</source>
        <translation>城市文件，名称.sqlite。</translation>
    </message>
    <message>
        <source>Only one city can be opened at a time.</source>
        <translation>一次只能打开一座城市。</translation>
    </message>
    <message>
        <source>The size must be WIDTHxHEIGHT in pixels, for example 1920x1080.</source>
        <translation>尺寸应写作 宽x高（像素），例如 1920x1080。</translation>
    </message>
    <message>
        <source>The theme must be dark or light.</source>
        <translation>主题只能是 dark 或 light。</translation>
    </message>
    <message>
        <source>The language must be zh or en.</source>
        <translation>语言只能是 zh 或 en。</translation>
    </message>
    <message>
        <source>The text size must be 100, 125, 150, 175 or 200.</source>
        <translation>文字大小只能是 100、125、150、175 或 200。</translation>
    </message>
    <message>
        <source>Run “xiuhua --help” for what it understands.</source>
        <translation>运行“xiuhua --help”查看可用的参数。</translation>
    </message>
    <message>
        <source>A QGIS project as the base map.</source>
        <translation>以一个 QGIS 工程作底图。</translation>
    </message>
    <message>
        <source>Write a picture of the window, once the map is complete, and leave. Needs no display.</source>
        <translation>待地图绘制完整后，将窗口画面存为图片并退出。不需要显示器。</translation>
    </message>
    <message>
        <source>The picture&apos;s size in pixels.</source>
        <translation>图片尺寸（像素）。</translation>
    </message>
    <message>
        <source>dark or light.</source>
        <translation>dark（深色）或 light（浅色）。</translation>
    </message>
    <message>
        <source>zh or en.</source>
        <translation>zh（中文）或 en（英文）。</translation>
    </message>
    <message>
        <source>The size of text: 100, 125, 150, 175 or 200 per cent.</source>
        <translation>文字大小：100、125、150、175 或 200（百分比）。</translation>
    </message>
    <message>
        <source>Say this.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Say the version.</source>
        <translation>显示版本。</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Component code</source>
        <translation>部件标识码</translation>
    </message>
    <message>
        <source>Fault of the code</source>
        <translation>编码问题</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Major class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Service line</source>
        <translation>服务条线</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订号</translation>
    </message>
    <message>
        <source>First surveyed</source>
        <translation>初始日期</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Authority in charge</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintainer</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>服务企业</translation>
    </message>
    <message>
        <source>Sub-district</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区（村）</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Compound</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Degrees (%1)</source>
        <translation>经纬度（%1）</translation>
    </message>
    <message>
        <source>Metres (%1)</source>
        <translation>平面坐标（%1）</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Position accuracy</source>
        <translation>定位精度</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>department, its code</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>app::Actions</name>
    <message>
        <source>New map window</source>
        <translation>新建地图窗口</translation>
    </message>
    <message>
        <source>Frame meter</source>
        <translation>帧时计</translation>
    </message>
    <message>
        <source>Ctrl+1 to 9, Alt+1 to 9, Ctrl+Alt+1 to 9</source>
        <translation>Ctrl+1 至 9、Alt+1 至 9、Ctrl+Alt+1 至 9</translation>
    </message>
    <message>
        <source>The sub-districts, in the order of the Go menu</source>
        <translation>各镇街，按“前往”菜单中的顺序</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the map; with Shift in wide steps</source>
        <translation>平移地图；按住 Shift 大步移动</translation>
    </message>
    <message>
        <source>+ and −, wheel</source>
        <translation>+ 和 −、滚轮</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>按住 Shift 拖动</translation>
    </message>
    <message>
        <source>Zoom to a box</source>
        <translation>框选放大</translation>
    </message>
    <message>
        <source>Return, click</source>
        <translation>回车、单击</translation>
    </message>
    <message>
        <source>Pick what is in the middle, or under the cursor</source>
        <translation>选取画面中央或光标处的部件</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up the selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Show or hide the row, in the layer panel</source>
        <translation>在图层面板中显示或隐藏该项</translation>
    </message>
    <message>
        <source>S, double click</source>
        <translation>S、双击</translation>
    </message>
    <message>
        <source>Show the row alone, in the layer panel</source>
        <translation>在图层面板中只显示该项</translation>
    </message>
    <message>
        <source>Z, Return</source>
        <translation>Z、回车</translation>
    </message>
    <message>
        <source>Zoom to the sub-district, in the layer panel</source>
        <translation>在图层面板中缩放至该镇街</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Component</source>
        <translation>部件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation>最近打开的城市</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation>打开城市…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度图</translation>
    </message>
    <message>
        <source>Counts as colour instead of symbols (D)</source>
        <translation>以颜色表示数量，代替符号（D）</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Map alone</source>
        <translation>仅显示地图</translation>
    </message>
    <message>
        <source>Panels as at first</source>
        <translation>恢复面板初始布局</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>筛选图层</translation>
    </message>
    <message>
        <source>Next on this spot</source>
        <translation>同一位置的下一个</translation>
    </message>
    <message>
        <source>Previous on this spot</source>
        <translation>同一位置的上一个</translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation>复制所有字段</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Xiuhua</source>
        <translation>关于绣花</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色/浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>As suits the screen</source>
        <translation>随屏幕自动</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Bookmarks…</source>
        <translation>书签…</translation>
    </message>
    <message>
        <source>Copy map link</source>
        <translation>复制地图链接</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>鹰眼图</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>app::CaseMenu</name>
    <message>
        <source>&amp;Cases</source>
        <translation>案件(&amp;A)</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣台</translation>
    </message>
    <message>
        <source>Find a case…</source>
        <translation>查找案件…</translation>
    </message>
    <message>
        <source>Report a case…</source>
        <translation>上报案件…</translation>
    </message>
    <message>
        <source>Next step of this case</source>
        <translation>本案下一步</translation>
    </message>
    <message>
        <source>Zoom to this case</source>
        <translation>缩放到本案</translation>
    </message>
    <message>
        <source>Cases on the map</source>
        <translation>地图显示案件</translation>
    </message>
</context>
<context>
    <name>app::CommandCenter</name>
    <message>
        <source>Opening the file</source>
        <translation>正在打开文件</translation>
    </message>
    <message>
        <source>Open a city</source>
        <translation>打开城市</translation>
    </message>
    <message>
        <source>Cities (*.sqlite);;All files (*)</source>
        <translation>城市文件 (*.sqlite);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>app::DispatchDesk</name>
    <message>
        <source>There is no such case any more.</source>
        <translation>该案件已不存在。</translation>
    </message>
    <message>
        <source>Reported as %1.</source>
        <translation>已上报，编号 %1。</translation>
    </message>
</context>
<context>
    <name>app::EditDesk</name>
    <message>
        <source>Nothing is changed yet: the edit waits for approval. Shift+Y lists what waits.</source>
        <translation>尚未修改：此修改待审批。按 Shift+Y 查看待审批的修改。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Save or cancel what is being edited first.</source>
        <translation>请先保存或取消正在编辑的内容。</translation>
    </message>
</context>
<context>
    <name>app::EditMenu</name>
    <message>
        <source>Edits that wait for approval</source>
        <translation>待审批的修改</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Edit this component</source>
        <translation>编辑此部件</translation>
    </message>
    <message>
        <source>Add a component</source>
        <translation>新增部件</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>新增线状部件</translation>
    </message>
    <message>
        <source>Add an area</source>
        <translation>新增面状部件</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>退出登录 %1</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>History of the component</source>
        <translation>部件变更记录</translation>
    </message>
    <message>
        <source>Change what is selected</source>
        <translation>修改所选部件</translation>
    </message>
    <message>
        <source>Facilities and roads</source>
        <translation>设施与道路</translation>
    </message>
</context>
<context>
    <name>app::ExportDesk</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv);;Shapefile (*.shp)</source>
        <translation>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv);;Shapefile (*.shp)</translation>
    </message>
</context>
<context>
    <name>app::FleetDesk</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>, %1 km/h</source>
        <translation>，%1 km/h</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
</context>
<context>
    <name>app::FrameMeter</name>
    <message>
        <source>Hand to screen: move the map</source>
        <translation>操作到上屏：请移动地图</translation>
    </message>
    <message numerus="yes">
        <source>Hand to screen: p50 %1 · p99 %2 · max %3 ms · %n frames</source>
        <translation>
            <numerusform>操作到上屏：p50 %1 · p99 %2 · 最长 %3 毫秒 · %n 帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::HistoryDesk</name>
    <message>
        <source>Taken back: change %1</source>
        <translation>恢复：第 %1 号变更</translation>
    </message>
</context>
<context>
    <name>app::ImportDesk</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring a file in</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables and maps (*.shp *.geojson *.json *.gpkg *.csv *.xlsx *.gdb *.kml *.kmz *.fgb *.tab *.mif *.zip *.gz *.tar);;All files (*)</source>
        <translation>表格与地图 (*.shp *.geojson *.json *.gpkg *.csv *.xlsx *.gdb *.kml *.kmz *.fgb *.tab *.mif *.zip *.gz *.tar);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>撤回导入</translation>
    </message>
    <message>
        <source>%1 rows were taken back; %2 were gone already.</source>
        <translation>已撤回 %1 行；另有 %2 行此前已删除。</translation>
    </message>
    <message>
        <source>A mapping</source>
        <translation>字段对应</translation>
    </message>
    <message>
        <source>Mappings (*.json);;All files (*)</source>
        <translation>字段对应 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Keep this mapping</source>
        <translation>保存字段对应</translation>
    </message>
    <message>
        <source>Mappings (*.json)</source>
        <translation>字段对应 (*.json)</translation>
    </message>
    <message>
        <source>The mapping is in %1.</source>
        <translation>字段对应已保存到 %1。</translation>
    </message>
    <message>
        <source>Reading what the city holds…</source>
        <translation>正在读取城市已有数据…</translation>
    </message>
</context>
<context>
    <name>app::LiveMenu</name>
    <message>
        <source>&amp;Live</source>
        <translation>实时(&amp;L)</translation>
    </message>
    <message>
        <source>Live city</source>
        <translation>实时城市</translation>
    </message>
    <message>
        <source>Find a vehicle…</source>
        <translation>查找车辆…</translation>
    </message>
    <message>
        <source>Zoom to this vehicle</source>
        <translation>缩放到该车辆</translation>
    </message>
    <message>
        <source>Follow this vehicle</source>
        <translation>跟随该车辆</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>轨迹尾线</translation>
    </message>
    <message>
        <source>Names of vehicles</source>
        <translation>车辆名称</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Xiuhua</source>
        <translation>关于绣花</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Xiuhua %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;City management command center: a whole district on one screen.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. The base map is drawn with QGIS; geometry and projections by SpatiaLite, GEOS and PROJ; the window with Qt.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;绣花 %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;城市管理指挥中心：一块屏幕，掌握全区。&lt;/p&gt;&lt;p&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。底图由 QGIS 绘制；几何与投影由 SpatiaLite、GEOS 和 PROJ 完成；窗口由 Qt 构建。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Loading components</source>
        <translation>正在加载部件</translation>
    </message>
    <message>
        <source>%1 – Xiuhua</source>
        <comment>window title</comment>
        <translation>%1 – 绣花</translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation>绣花</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>app::MapWindow</name>
    <message>
        <source>Map %1</source>
        <translation>地图 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>window title</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Looks where the other maps look (%1)</source>
        <translation>与其他地图看同一处（%1）</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Full screen (%1)</source>
        <translation>全屏（%1）</translation>
    </message>
</context>
<context>
    <name>app::QualityDesk</name>
    <message>
        <source>The report is in %1.</source>
        <translation>报告在 %1。</translation>
    </message>
    <message>
        <source>Documents (*.pdf);;Spreadsheets (*.xlsx)</source>
        <translation>文档 (*.pdf);;表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Report of data quality</source>
        <translation>数据质量报告</translation>
    </message>
    <message>
        <source>Quality: %1</source>
        <translation>数据质量：%1</translation>
    </message>
</context>
<context>
    <name>app::RecordsDesk</name>
    <message>
        <source>None of these is there. Click nearer to one, or choose it in the list.</source>
        <translation>此处没有这类记录。请点得更近些，或在列表中选择。</translation>
    </message>
</context>
<context>
    <name>app::Render</name>
    <message>
        <source>The box lies outside the city.</source>
        <translation>该范围在城市之外。</translation>
    </message>
    <message>
        <source>The city has no sub-district with the code %1. xiuhuactl info lists them.</source>
        <translation>城市中没有代码为 %1 的镇街。xiuhuactl info 可列出全部镇街。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，未写入任何内容。</translation>
    </message>
    <message>
        <source>The components could not be drawn in two minutes.</source>
        <translation>部件未能在两分钟内绘制完成。</translation>
    </message>
    <message>
        <source>The map engine drew no base map; --no-base draws the components alone.</source>
        <translation>地图引擎未绘制底图；--no-base 可只绘制部件。</translation>
    </message>
    <message>
        <source>The picture %1 could not be written. Is the disk full?</source>
        <translation>无法写入图片 %1。磁盘是否已满?</translation>
    </message>
    <message>
        <source>The picture cannot be written to %1: is there such a folder, and may you write there?</source>
        <translation>无法将图片写入 %1：文件夹是否存在、是否可写?</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of that size.</source>
        <translation>内存不足，无法生成该尺寸的图片。</translation>
    </message>
</context>
<context>
    <name>app::RenderPlan</name>
    <message>
        <source>The size %1 cannot be drawn: write WIDTHxHEIGHT in pixels, at most %2 a side and 100 million in all, for example 1920x1080.</source>
        <translation>无法绘制尺寸 %1：请写作 宽x高（像素），单边不超过 %2，总数不超过一亿，例如 1920x1080。</translation>
    </message>
    <message>
        <source>The box %1 is not one: write WEST,SOUTH,EAST,NORTH in degrees, for example 106.50,29.36,106.58,29.42.</source>
        <translation>%1 不是有效范围：请以度为单位按西、南、东、北书写，例如 106.50，29.36，106.58，29.42。</translation>
    </message>
    <message>
        <source>There is no theme %1: write dark or light.</source>
        <translation>没有主题 %1：请写 dark 或 light。</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 %1。</translation>
    </message>
    <message>
        <source>Name one city file.</source>
        <translation>请指定一个城市文件。</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>选项 %1 需要一个值。</translation>
    </message>
    <message>
        <source>Say how large the picture should be: --size WIDTHxHEIGHT.</source>
        <translation>请指定图片尺寸：--size 宽x高。</translation>
    </message>
    <message>
        <source>Say where the picture should go: -o FILE.png.</source>
        <translation>请指定图片位置：-o 图片.png。</translation>
    </message>
    <message>
        <source>The picture is written as PNG: let the name end in .png.</source>
        <translation>图片以 PNG 格式写入：文件名应以 .png 结尾。</translation>
    </message>
    <message>
        <source>Name a box or a sub-district, not both.</source>
        <translation>请指定范围或镇街，不能同时指定。</translation>
    </message>
</context>
<context>
    <name>app::Screenshot</name>
    <message>
        <source>The map was not complete within two minutes.</source>
        <translation>地图未能在两分钟内绘制完整。</translation>
    </message>
    <message>
        <source>The map engine does not work: %1</source>
        <translation>地图引擎不可用：%1</translation>
    </message>
    <message>
        <source>The picture could not be written to “%1”. Check the folder and the space on the disk.</source>
        <translation>无法将图片写入“%1”。请检查文件夹和磁盘空间。</translation>
    </message>
    <message>
        <source>%1 The picture as it stands is in “%2”.</source>
        <translation>%1当前画面已存为“%2”。</translation>
    </message>
    <message>
        <source>The window&apos;s picture is in “%1”.</source>
        <translation>窗口画面已存为“%1”。</translation>
    </message>
</context>
<context>
    <name>app::SelectMenu</name>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>By a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>By a lasso</source>
        <translation>套索选择</translation>
    </message>
    <message>
        <source>By a polygon</source>
        <translation>多边形选择</translation>
    </message>
    <message>
        <source>By a query, in the table…</source>
        <translation>在表格中查询…</translation>
    </message>
    <message>
        <source>All of this class</source>
        <translation>选择同类部件</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>缩放到选择集</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择集</translation>
    </message>
    <message>
        <source>Export the selection…</source>
        <translation>导出选择集…</translation>
    </message>
</context>
<context>
    <name>app::SelectionDesk</name>
    <message>
        <source>Export of a selection</source>
        <translation>导出所选部件</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export the selection</source>
        <translation>导出选择集</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选择集</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv);;Shapefile (*.shp)</source>
        <translation>Excel (*.xlsx);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv);;Shapefile (*.shp)</translation>
    </message>
    <message>
        <source>%1 components written to %2.</source>
        <translation>已将 %1 个部件写入 %2。</translation>
    </message>
</context>
<context>
    <name>app::SignIn</name>
    <message>
        <source>%1 may not do this. Sign in as somebody who may.</source>
        <translation>%1 无权执行此操作。请以有权限的用户登录。</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>%1 · %2 (assumed)</source>
        <translation>%1 · %2（假定）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>overdue %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>stands at %1</source>
        <translation>暂停，剩余 %1</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>A</source>
        <translation>受</translation>
    </message>
    <message>
        <source>V</source>
        <translation>核</translation>
    </message>
    <message>
        <source>F</source>
        <translation>立</translation>
    </message>
    <message>
        <source>D</source>
        <translation>派</translation>
    </message>
    <message>
        <source>H</source>
        <translation>处</translation>
    </message>
    <message>
        <source>C</source>
        <translation>查</translation>
    </message>
    <message>
        <source>E</source>
        <translation>结</translation>
    </message>
    <message>
        <source>from near</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>from afar</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>for reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>before the work</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>after the work</source>
        <translation>处置后</translation>
    </message>
</context>
<context>
    <name>city</name>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Topographic map</source>
        <translation>地形图</translation>
    </message>
    <message>
        <source>Census</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>A (within 0.5 m)</source>
        <translation>A（±0.5 米）</translation>
    </message>
    <message>
        <source>B (within 1 m)</source>
        <translation>B（±1 米）</translation>
    </message>
    <message>
        <source>C (within 10 m)</source>
        <translation>C（±10 米）</translation>
    </message>
    <message>
        <source>Writing the city</source>
        <translation>正在写入城市</translation>
    </message>
    <message>
        <source>Stopped. No city was made.</source>
        <translation>已停止，未创建城市。</translation>
    </message>
    <message>
        <source>Writing the components</source>
        <translation>正在写入部件</translation>
    </message>
    <message>
        <source>The code belongs to district %1, and this city is %2. Correct its first six digits.</source>
        <translation>该标识码属于行政区 %1，而本城市为 %2。请更正前六位。</translation>
    </message>
    <message>
        <source>The code is of class %1, and the component&apos;s class %2 is %3. Correct one of them.</source>
        <translation>标识码的小类为 %1，而部件的小类 %2 为 %3。请更正其一。</translation>
    </message>
    <message>
        <source>Choose one of the city&apos;s classes.</source>
        <translation>请选择城市中的一个小类。</translation>
    </message>
    <message>
        <source>Components of the class %1 have another shape. Choose another class.</source>
        <translation>小类 %1 的部件为其他几何类型。请另选小类。</translation>
    </message>
    <message>
        <source>Choose one of the city&apos;s departments.</source>
        <translation>请选择城市中的一个部门。</translation>
    </message>
    <message>
        <source>Choose one of the city&apos;s communities.</source>
        <translation>请选择城市中的一个社区（村）。</translation>
    </message>
    <message>
        <source>%1 lies in another sub-district. Choose a community of the component&apos;s own.</source>
        <translation>%1 属于其他镇街。请选择部件所在镇街的社区（村）。</translation>
    </message>
    <message>
        <source>The date lies in the future. Correct it.</source>
        <translation>日期在未来。请更正。</translation>
    </message>
    <message>
        <source>The date lies before 1900. Correct it.</source>
        <translation>日期早于 1900 年。请更正。</translation>
    </message>
    <message>
        <source>The component changed before it was surveyed. Correct one of the dates.</source>
        <translation>变更日期早于初始日期。请更正其一。</translation>
    </message>
    <message>
        <source>At most %1 characters fit here; these are %2. Shorten the text.</source>
        <translation>此处最多 %1 个字符，现有 %2 个。请缩短文字。</translation>
    </message>
    <message>
        <source>The text holds an invisible control character. Type it again.</source>
        <translation>文字中含有不可见的控制字符。请重新输入。</translation>
    </message>
    <message>
        <source>A coordinate is no place on Earth. Correct it.</source>
        <translation>坐标不是地球上的位置。请更正。</translation>
    </message>
    <message>
        <source>The shape has too many vertices. Simplify it.</source>
        <translation>图形的顶点过多。请简化。</translation>
    </message>
    <message>
        <source>One place on the map is needed. Set it.</source>
        <translation>需要一个地图位置。请设定。</translation>
    </message>
    <message>
        <source>A line needs two vertices or more. Draw it.</source>
        <translation>线至少需要两个顶点。请绘制。</translation>
    </message>
    <message>
        <source>An area needs three corners or more. Draw it.</source>
        <translation>面至少需要三个角点。请绘制。</translation>
    </message>
    <message>
        <source>An area needs three corners or more and a closed edge. Draw it again.</source>
        <translation>面至少需要三个角点且边界闭合。请重新绘制。</translation>
    </message>
    <message>
        <source>Choose one of the city&apos;s sub-districts.</source>
        <translation>请选择城市中的一个镇街。</translation>
    </message>
    <message>
        <source>Choose one of the four states.</source>
        <translation>请选择四种状态之一。</translation>
    </message>
    <message>
        <source>Choose one of the four data sources.</source>
        <translation>请选择四种数据来源之一。</translation>
    </message>
    <message>
        <source>Choose one of the three accuracy classes.</source>
        <translation>请选择三种精度等级之一。</translation>
    </message>
    <message>
        <source>Character %1 of the code, &quot;%2&quot;, is not a digit 0 to 9. Correct it.</source>
        <translation>标识码第 %1 个字符“%2”不是数字 0 至 9。请更正。</translation>
    </message>
    <message>
        <source>A component code has %1 digits; this one has %2 characters. Correct it.</source>
        <translation>部件标识码为 %1 位，此码为 %2 个字符。请更正。</translation>
    </message>
    <message>
        <source>The sequence number of a component code, its last %1 digits, starts at 1. Correct it.</source>
        <translation>部件标识码的顺序号（最后 %1 位）从 1 开始。请更正。</translation>
    </message>
    <message>
        <source>A component code needs 6 administrative, 2 major and %1 minor digits and a sequence number from 1. Correct the class&apos;s code.</source>
        <translation>部件标识码由 6 位行政区划码、2 位大类码、%1 位小类码和从 1 开始的顺序号组成。请更正小类代码。</translation>
    </message>
    <message>
        <source>The class %1%2 has used up its %3 component codes in this district. Divide the class, or choose a code profile with longer sequence numbers.</source>
        <translation>小类 %1%2 在本区的 %3 个标识码已用完。请拆分小类，或选用顺序号更长的编码标准。</translation>
    </message>
    <message>
        <source>This unit grid code has 14 digits, as in the older standard CJ/T 213. Write its last two digits as three.</source>
        <translation>该单元网格编码为 14 位，属旧标准 CJ/T 213。请将最后两位写作三位。</translation>
    </message>
    <message>
        <source>A unit grid code has %1 digits; this one has %2 characters. Correct it.</source>
        <translation>单元网格编码为 %1 位，此码为 %2 个字符。请更正。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>标识码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintainer</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Sub-district</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区（村）</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>初始日期</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>定位精度</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>几何图形</translation>
    </message>
    <message>
        <source>The code profile &quot;%1&quot; needs an id and the layout A or B. Correct the class list.</source>
        <translation>编码方案“%1”须有标识和布局 A 或 B。请更正分类表。</translation>
    </message>
    <message>
        <source>The class &quot;%1&quot; needs an id from 1, a name and a shape (point, line or polygon). Correct the class list.</source>
        <translation>小类“%1”须有从 1 起的编号、名称和形状（point、line 或 polygon）。请更正分类表。</translation>
    </message>
    <message>
        <source>The class &quot;%1&quot; belongs to no major class of the list. Correct the class list.</source>
        <translation>小类“%1”不属于表中任何大类。请更正分类表。</translation>
    </message>
    <message>
        <source>A class has a code under the profile &quot;%1&quot;, which the list does not hold. Correct the class list.</source>
        <translation>有小类使用了表中没有的编码方案“%1”。请更正分类表。</translation>
    </message>
    <message>
        <source>The class list holds the id %1 twice. Correct the class list.</source>
        <translation>分类表中编号 %1 出现两次。请更正分类表。</translation>
    </message>
    <message>
        <source>The class list is empty: it needs profiles, majors and classes.</source>
        <translation>分类表为空：须有编码方案、大类和小类。</translation>
    </message>
    <message>
        <source>look at the city</source>
        <translation>查看城市</translation>
    </message>
    <message>
        <source>edit components</source>
        <translation>编辑部件</translation>
    </message>
    <message>
        <source>change many components at once</source>
        <translation>批量修改部件</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>take batches back</source>
        <translation>撤回批次</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>approve edits</source>
        <translation>审批修改</translation>
    </message>
    <message>
        <source>dispatch cases</source>
        <translation>派遣案件</translation>
    </message>
    <message>
        <source>review inspections</source>
        <translation>复核巡查</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>manage accounts</source>
        <translation>管理账户</translation>
    </message>
    <message>
        <source>see personal data</source>
        <translation>查看个人信息</translation>
    </message>
    <message>
        <source>Left empty, the next free code of the class is given.</source>
        <translation>留空则分配该类的下一个空闲编码。</translation>
    </message>
    <message>
        <source>Where it stands: set it on the map.</source>
        <translation>部件位置：在地图上设置。</translation>
    </message>
    <message>
        <source>Year-month-day, for example 2026-03-09.</source>
        <translation>年-月-日，例如 2026-03-09。</translation>
    </message>
    <message>
        <source>Follows the place.</source>
        <translation>随位置确定。</translation>
    </message>
    <message>
        <source>none</source>
        <comment>department</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>A component needs a name. Type one.</source>
        <translation>部件须有名称，请填写。</translation>
    </message>
    <message>
        <source>Say when it was first surveyed, as year-month-day.</source>
        <translation>请填写初始日期：年-月-日。</translation>
    </message>
    <message>
        <source>The component needs a place. Set it on the map.</source>
        <translation>部件须有位置，请在地图上设置。</translation>
    </message>
    <message>
        <source>%1 and %2 vertices more</source>
        <translation>%1 及另外 %2 个顶点</translation>
    </message>
    <message>
        <source>A hole lies outside the area or inside another hole. Draw it again.</source>
        <translation>有一个洞在面之外或在另一个洞之内。请重新绘制。</translation>
    </message>
    <message>
        <source>The corners lie on one line. Draw an area.</source>
        <translation>各角点在一条线上。请绘制一个面。</translation>
    </message>
    <message>
        <source>The edge of the area crosses or touches itself. Draw it again.</source>
        <translation>面的边界自相交或自接触。请重新绘制。</translation>
    </message>
    <message>
        <source>This is needed. Fill it in.</source>
        <translation>此项必填。请填写。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择一项。</translation>
    </message>
    <message>
        <source>It has to be from %1 to %2. Correct it.</source>
        <translation>取值须在 %1 到 %2 之间。请更正。</translation>
    </message>
    <message>
        <source>It was rebuilt before it was opened. Correct one of the dates.</source>
        <translation>改建早于启用。请更正其中一个日期。</translation>
    </message>
    <message>
        <source>The list of tables cannot be read: %1. Install the program again.</source>
        <translation>无法读取表清单：%1。请重新安装程序。</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>This is no demo city: no vehicles are made up for it.</source>
        <translation>这不是演示城市：不为其虚构车辆。</translation>
    </message>
    <message>
        <source>Stopped. No city was made.</source>
        <translation>已停止，未创建城市。</translation>
    </message>
    <message>
        <source>The data file %1 is missing. Install the program again.</source>
        <translation>缺少数据文件 %1。请重新安装本程序。</translation>
    </message>
    <message>
        <source>The data file %1 is damaged. Install the program again.</source>
        <translation>数据文件 %1 已损坏。请重新安装本程序。</translation>
    </message>
    <message>
        <source>A district has %1 to %2 components. Choose a number between them.</source>
        <translation>一个区的部件数为 %1 至 %2。请选择其间的数目。</translation>
    </message>
    <message>
        <source>A demo city has %1 to %2 components. Choose a number between them.</source>
        <translation>演示城市的部件数为 %1 至 %2。请选择其间的数目。</translation>
    </message>
    <message>
        <source>The projection data are missing. Install the package proj-data.</source>
        <translation>缺少投影数据。请安装软件包 proj-data。</translation>
    </message>
    <message>
        <source>The streets have no room for %1 components. Choose fewer, or another seed.</source>
        <translation>街道容纳不下 %1 个部件。请减少数目，或换一个种子。</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 is no JSON object. Correct it.</source>
        <translation>%1 不是 JSON 对象。请更正。</translation>
    </message>
    <message>
        <source>The description of the city needs the entry %1.</source>
        <translation>城市描述缺少 %1 一项。</translation>
    </message>
    <message>
        <source>There is no time zone %1. Name one of IANA&apos;s, for example Asia/Shanghai.</source>
        <translation>没有时区 %1。请使用 IANA 名称，例如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>The class list holds no code profile %1, which the description names.</source>
        <translation>分类表中没有描述所指定的编码方案 %1。</translation>
    </message>
    <message>
        <source>%1 is in none of the formats that can be read, or it is damaged.</source>
        <translation>%1 不属于可读取的任何格式，或已损坏。</translation>
    </message>
    <message>
        <source>%1 holds no such table. Choose another one.</source>
        <translation>%1 中没有这个表。请另选一个。</translation>
    </message>
    <message>
        <source>%1 holds neither shapes nor columns with coordinates. Name those columns in the mapping (x, y).</source>
        <translation>%1 既无图形也无坐标列。请在映射中指定坐标列（x、y）。</translation>
    </message>
    <message>
        <source>The coordinate system of %1 is not known here. Declare one by its EPSG number.</source>
        <translation>无法识别 %1 的坐标系。请以 EPSG 编号声明。</translation>
    </message>
    <message>
        <source>%1 is damaged: it could be read to a point only, and nothing of it was kept.</source>
        <translation>%1 已损坏：只能读到一部分，未保留任何内容。</translation>
    </message>
    <message>
        <source>A text is longer than a shapefile can hold. Write %1 in another format.</source>
        <translation>有文字超出 Shapefile 的长度限制。请将 %1 存为其他格式。</translation>
    </message>
    <message>
        <source>%1 could not be written. Is there room on the disk, and may you write there?</source>
        <translation>无法写入 %1。磁盘是否有空间、是否可写？</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>You may not read %1.</source>
        <translation>您无权读取 %1。</translation>
    </message>
    <message>
        <source>The importer could not be started. Close some windows and try again.</source>
        <translation>无法启动导入程序。请关闭一些窗口后重试。</translation>
    </message>
    <message>
        <source>The importer could not be started. Install the program again.</source>
        <translation>无法启动导入程序。请重新安装本程序。</translation>
    </message>
    <message>
        <source>Reading %1 took too long and was stopped. The file is damaged, or far too large.</source>
        <translation>读取 %1 耗时过长，已停止。文件已损坏或过大。</translation>
    </message>
    <message>
        <source>The importer broke down over %1. The file is damaged, or needs more memory than an import may take.</source>
        <translation>导入程序在读取 %1 时崩溃。文件已损坏，或所需内存超出限制。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>已停止，未保留任何内容。</translation>
    </message>
    <message>
        <source>The mapping names the field %1, which its target does not have.</source>
        <translation>映射中的字段 %1 不属于其目标。</translation>
    </message>
    <message>
        <source>The mapping&apos;s field %1 needs the name of a column, or {&quot;value&quot;: ...}.</source>
        <translation>映射中的字段 %1 须为列名，或 {&quot;value&quot;: ...}。</translation>
    </message>
    <message>
        <source>The mapping&apos;s entry %1 is &quot;keep&quot; or &quot;refuse&quot;.</source>
        <translation>映射中的 %1 只能是 &quot;keep&quot; 或 &quot;refuse&quot;。</translation>
    </message>
    <message>
        <source>A mapping has no entry %1.</source>
        <translation>映射中没有 %1 这一项。</translation>
    </message>
    <message>
        <source>There is no target %1: name component, road, sub_district, community, compound, unit_grid, building, facility, water or green.</source>
        <translation>没有目标 %1：请指定 component、road、sub_district、community、compound、unit_grid、building、facility、water 或 green。</translation>
    </message>
    <message>
        <source>The file has no column %1, which the mapping names.</source>
        <translation>文件中没有映射所指定的列 %1。</translation>
    </message>
    <message>
        <source>Say in the mapping which column, or which value, is the field %1.</source>
        <translation>请在映射中指明字段 %1 对应哪一列或哪个值。</translation>
    </message>
    <message>
        <source>%1 changed while it was read. Nothing was kept: import it again when it is finished.</source>
        <translation>%1 在读取期间发生变化。未保留任何内容：请待其写完后重新导入。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>%1 does not say which coordinate system it is in, and its numbers are no degrees. Declare one (crs).</source>
        <translation>%1 未说明坐标系，且其数值不是经纬度。请声明坐标系（crs）。</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it is in: taken for the city&apos;s degrees.</source>
        <translation>文件未说明坐标系：按城市的经纬度处理。</translation>
    </message>
    <message>
        <source>The axes look swapped: with longitude and latitude exchanged the places lie in the city. Set &quot;swapped&quot; in the mapping.</source>
        <translation>坐标轴似乎颠倒：交换经纬度后位置落在城市内。请在映射中设置 &quot;swapped&quot;。</translation>
    </message>
    <message>
        <source>Most places lie far outside the city. Is the declared coordinate system right?</source>
        <translation>大多数位置远在城市之外。声明的坐标系是否正确？</translation>
    </message>
    <message>
        <source>The places look shifted: read as GCJ-02 they lie %1 m from the roads, as declared %2 m. Declare GCJ-02 if the data come from a web map.</source>
        <translation>位置似有偏移：按 GCJ-02 读取距道路 %1 米，按声明为 %2 米。如数据来自网络地图，请声明 GCJ-02。</translation>
    </message>
    <message>
        <source>The places look shifted by GCJ-02 though they are not in it: %1 m from the roads without, %2 m as declared.</source>
        <translation>位置似被多做了 GCJ-02 偏移：不偏移时距道路 %1 米，按声明为 %2 米。</translation>
    </message>
    <message>
        <source>The text in the column %1 is in another encoding than was assumed. Declare the right one.</source>
        <translation>列 %1 的文字编码与假定不符。请声明正确的编码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date (field %2).</source>
        <translation>“%1”不是日期（字段 %2）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number that fits here (field %2).</source>
        <translation>“%1”不是合适的数值（字段 %2）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known (field %2): it is one of %3.</source>
        <translation>“%1”无法识别（字段 %2）：应为 %3 之一。</translation>
    </message>
    <message>
        <source>The field %1 is empty.</source>
        <translation>字段 %1 为空。</translation>
    </message>
    <message>
        <source>The row has no place: no shape, or no coordinates.</source>
        <translation>该行没有位置：没有图形或坐标。</translation>
    </message>
    <message>
        <source>The shape has %1 vertices, too many. Simplify it.</source>
        <translation>图形有 %1 个顶点，过多。请简化。</translation>
    </message>
    <message>
        <source>The shape is a collection of several kinds. Divide it.</source>
        <translation>图形是多种类型的集合。请拆分。</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面</translation>
    </message>
    <message>
        <source>The shape is a %1, and a %2 is wanted.</source>
        <translation>图形为%1，而此处应为%2。</translation>
    </message>
    <message>
        <source>The shape has %1 separate parts, and one record is one shape. Divide it.</source>
        <translation>图形有 %1 个独立部分，而一条记录只能有一个图形。请拆分。</translation>
    </message>
    <message>
        <source>A coordinate is no place on Earth. Is the declared coordinate system right?</source>
        <translation>坐标不在地球上。声明的坐标系是否正确？</translation>
    </message>
    <message>
        <source>A line needs two vertices or more.</source>
        <translation>线至少要有两个顶点。</translation>
    </message>
    <message>
        <source>An area needs three corners or more.</source>
        <translation>面至少要有三个角点。</translation>
    </message>
    <message>
        <source>The place lies outside all sub-districts of the city.</source>
        <translation>位置不在城市的任何镇街内。</translation>
    </message>
    <message>
        <source>Neither the class nor the code says what this is.</source>
        <translation>小类和编码都未说明这是什么。</translation>
    </message>
    <message>
        <source>The city has no class &quot;%1&quot;. Say in the mapping which one it is.</source>
        <translation>城市没有小类“%1”。请在映射中指明它对应哪一类。</translation>
    </message>
    <message>
        <source>The city has no department &quot;%1&quot;.</source>
        <translation>城市没有单位“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the values of this field. Say in the mapping which one it is.</source>
        <translation>“%1”不是该字段的取值。请在映射中指明它对应哪个值。</translation>
    </message>
    <message>
        <source>The code is numbered under %1, and this city&apos;s codes under %2.</source>
        <translation>该编码按 %1 编制，而本城市按 %2 编制。</translation>
    </message>
    <message>
        <source>The code %1 is taken: by the city, or by a row before.</source>
        <translation>编码 %1 已被占用：城市中已有，或前面的行已用。</translation>
    </message>
    <message>
        <source>Within %1 m stands another one of the class %2: in the city, or in a row before.</source>
        <translation>%1 米内已有另一个%2：城市中已有，或在前面的行中。</translation>
    </message>
    <message>
        <source>The identity %1 is in the city, or in a row before.</source>
        <translation>标识 %1 已在城市中，或在前面的行中。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no identity of a record.</source>
        <translation>“%1”不是记录标识。</translation>
    </message>
    <message>
        <source>The class %1 has no number under the city&apos;s code profile, so that no code can be assigned.</source>
        <translation>小类 %1 在城市的编码方案下没有编号，无法分配编码。</translation>
    </message>
    <message>
        <source>The place lies in no community of the city.</source>
        <translation>位置不在城市的任何社区内。</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or replace it with --force.</source>
        <translation>%1 已存在。请换一个名称，或用 --force 替换。</translation>
    </message>
    <message>
        <source>Let the name end in .gpkg, .geojson, .csv, .xlsx or .shp.</source>
        <translation>文件名须以 .gpkg、.geojson、.csv、.xlsx 或 .shp 结尾。</translation>
    </message>
    <message>
        <source>Records of the kind %1 belong to no sub-district: export all of them.</source>
        <translation>%1 类记录不属于镇街：请全部导出。</translation>
    </message>
    <message>
        <source>A selection or a query is of components: leave the target %1 out.</source>
        <translation>选择集和查询只针对部件：请去掉目标 %1。</translation>
    </message>
    <message>
        <source>Let the name of the report end in .xlsx.</source>
        <translation>报表文件名须以 .xlsx 结尾。</translation>
    </message>
</context>
<context>
    <name>feed</name>
    <message>
        <source>The settings of the live feed cannot be read: %1</source>
        <translation>实时数据的设置无法读取：%1</translation>
    </message>
    <message>
        <source>Another program listens at %1. Choose another port in the settings.</source>
        <translation>另一程序已在 %1 监听。请在设置中另选端口。</translation>
    </message>
    <message>
        <source>Terminals cannot be listened for at %1.</source>
        <translation>无法在 %1 监听终端。</translation>
    </message>
    <message>
        <source>has a position</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>has a time</source>
        <translation>有时间</translation>
    </message>
    <message>
        <source>its clock is plausible</source>
        <translation>时钟可信</translation>
    </message>
    <message>
        <source>axes the right way round, or put right</source>
        <translation>经纬度未颠倒，或已纠正</translation>
    </message>
    <message>
        <source>a place on Earth</source>
        <translation>坐标有效</translation>
    </message>
    <message>
        <source>GCJ-02 converted where the source declares it</source>
        <translation>来源声明为 GCJ-02 的坐标已转换</translation>
    </message>
    <message>
        <source>in the city</source>
        <translation>在本市范围内</translation>
    </message>
    <message>
        <source>not sent before</source>
        <translation>未重复上报</translation>
    </message>
    <message>
        <source>newer than the last one, or else for history only</source>
        <translation>比上一点新，否则只入历史</translation>
    </message>
    <message>
        <source>within reach of the last one</source>
        <translation>从上一点可以到达</translation>
    </message>
    <message>
        <source>unknown terminal</source>
        <translation>未知终端</translation>
    </message>
    <message>
        <source>not authenticated</source>
        <translation>未鉴权</translation>
    </message>
    <message>
        <source>wrong authentication code</source>
        <translation>鉴权码错误</translation>
    </message>
    <message>
        <source>number of another terminal</source>
        <translation>冒用其他终端号</translation>
    </message>
    <message>
        <source>damaged frame</source>
        <translation>报文损坏</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>too many frames</source>
        <translation>报文过多</translation>
    </message>
    <message>
        <source>too many connections</source>
        <translation>连接过多</translation>
    </message>
    <message>
        <source>silent for too long</source>
        <translation>长时间无报文</translation>
    </message>
    <message>
        <source>without a position</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>without a time</source>
        <translation>无时间</translation>
    </message>
    <message>
        <source>clock ahead</source>
        <translation>时钟超前</translation>
    </message>
    <message>
        <source>clock far behind</source>
        <translation>时钟滞后过多</translation>
    </message>
    <message>
        <source>sent twice</source>
        <translation>重复上报</translation>
    </message>
    <message>
        <source>no place on Earth</source>
        <translation>坐标无效</translation>
    </message>
    <message>
        <source>outside the city</source>
        <translation>不在本市范围</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>位置跳变</translation>
    </message>
    <message>
        <source>The live state cannot be published at %1.</source>
        <translation>无法在 %1 发布实时状态。</translation>
    </message>
    <message>
        <source>The live feed of this city cannot be taken: its companions&apos; folder cannot be written.</source>
        <translation>无法接管本市的实时数据：其附属文件夹不可写。</translation>
    </message>
    <message>
        <source>Another program owns the live feed of this city (process %1).</source>
        <translation>另一程序正在接收本市的实时数据（进程 %1）。</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>A part of the history is damaged; the rest of it can be read.</source>
        <translation>历史记录有一部分已损坏，其余部分可以读取。</translation>
    </message>
    <message>
        <source>The folder of the history cannot be made: %1</source>
        <translation>无法创建历史记录文件夹：%1</translation>
    </message>
    <message>
        <source>%1 is no file of a city&apos;s history.</source>
        <translation>%1 不是城市历史记录的文件。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program.</source>
        <translation>%1 由本程序的较新版本写成。</translation>
    </message>
</context>
<context>
    <name>jt808</name>
    <message>
        <source>mileage</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>fuel</source>
        <translation>油量</translation>
    </message>
    <message>
        <source>speed by the vehicle</source>
        <translation>行驶记录功能获取的速度</translation>
    </message>
    <message>
        <source>alarm to be confirmed</source>
        <translation>需人工确认的报警</translation>
    </message>
    <message>
        <source>tyre pressures</source>
        <translation>胎压</translation>
    </message>
    <message>
        <source>temperature in the carriage</source>
        <translation>车厢温度</translation>
    </message>
    <message>
        <source>overspeed</source>
        <translation>超速</translation>
    </message>
    <message>
        <source>area or route entered or left</source>
        <translation>进出区域或路线</translation>
    </message>
    <message>
        <source>time on a segment</source>
        <translation>路段行驶时间</translation>
    </message>
    <message>
        <source>video alarms</source>
        <translation>视频报警</translation>
    </message>
    <message>
        <source>video channels lost</source>
        <translation>视频信号丢失通道</translation>
    </message>
    <message>
        <source>video channels covered</source>
        <translation>视频信号遮挡通道</translation>
    </message>
    <message>
        <source>storage faults</source>
        <translation>存储器故障</translation>
    </message>
    <message>
        <source>unusual driving</source>
        <translation>异常驾驶行为</translation>
    </message>
    <message>
        <source>vehicle signals</source>
        <translation>车辆信号状态</translation>
    </message>
    <message>
        <source>inputs and outputs</source>
        <translation>IO 状态</translation>
    </message>
    <message>
        <source>analog inputs</source>
        <translation>模拟量</translation>
    </message>
    <message>
        <source>network signal</source>
        <translation>网络信号强度</translation>
    </message>
    <message>
        <source>satellites</source>
        <translation>定位卫星数</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>supply voltage</source>
        <translation>电源电压</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>电量</translation>
    </message>
    <message>
        <source>battery voltage</source>
        <translation>电池电压</translation>
    </message>
    <message>
        <source>share of the task done</source>
        <translation>任务完成比例</translation>
    </message>
    <message>
        <source>tank level</source>
        <translation>箱体余量</translation>
    </message>
    <message>
        <source>kind of place</source>
        <translation>位置类型</translation>
    </message>
    <message>
        <source>number of the place</source>
        <translation>位置编号</translation>
    </message>
    <message>
        <source>in (0) or out (1)</source>
        <translation>进(0)出(1)</translation>
    </message>
    <message>
        <source>number of the segment</source>
        <translation>路段编号</translation>
    </message>
    <message>
        <source>seconds on it</source>
        <translation>行驶秒数</translation>
    </message>
    <message>
        <source>too short (0) or too long (1)</source>
        <translation>不足(0)或过长(1)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>There is no display to open a window on. Set DISPLAY, or write a picture of the window instead: xiuhua CITY --screenshot FILE.png</source>
        <translation>没有可用的显示器，无法打开窗口。请设置 DISPLAY，或改为输出窗口图片：xiuhua 城市文件 --screenshot 图片.png</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>The rules of data quality cannot be used: %1. Correct the file.</source>
        <translation>数据质量规则无法使用：%1。请更正该文件。</translation>
    </message>
    <message>
        <source>there is no rule &quot;%1&quot;</source>
        <translation>没有规则“%1”</translation>
    </message>
    <message>
        <source>the rule &quot;%1&quot; needs a severity, titles, sentences and a source</source>
        <translation>规则“%1”须有严重程度、标题、说明句和出处</translation>
    </message>
    <message>
        <source>%1 cannot be read. Name a file of rules.</source>
        <translation>无法读取 %1。请指定一个规则文件。</translation>
    </message>
    <message>
        <source>the rule &quot;%1&quot; stands there twice</source>
        <translation>规则“%1”出现了两次</translation>
    </message>
    <message>
        <source>there are no rules in it</source>
        <translation>其中没有规则</translation>
    </message>
</context>
<context>
    <name>query</name>
    <message>
        <source>%1 (character %2)</source>
        <translation>%1（第 %2 个字符）</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing.</source>
        <translation>这个括号没有对应的左括号。</translation>
    </message>
    <message>
        <source>Join two comparisons with and, or.</source>
        <translation>两个条件之间要用 and（且）或 or（或）连接。</translation>
    </message>
    <message>
        <source>The quotation mark of this text is not closed.</source>
        <translation>这段文本的引号没有结束。</translation>
    </message>
    <message>
        <source>The sign %1 means nothing here. Put a text in quotation marks.</source>
        <translation>符号 %1 在这里没有意义。文本请加引号。</translation>
    </message>
    <message>
        <source>Parentheses stand within one another %1 times at most.</source>
        <translation>括号最多嵌套 %1 层。</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>这个括号没有结束。</translation>
    </message>
    <message>
        <source>Name a field here, such as class, state or address.</source>
        <translation>这里应写字段，例如 类别、状态、地址。</translation>
    </message>
    <message>
        <source>There is no field %1. To find a text, write: name contains &quot;%1&quot;.</source>
        <translation>没有字段 %1。要查找文字，请写：名称 包含 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>Only empty stands behind is. Compare with = otherwise.</source>
        <translation>is 后面只能是 empty。其他比较请用 =。</translation>
    </message>
    <message>
        <source>Name an operator here: = != &lt; &lt;= &gt; &gt;= in, like, contains, between, is empty.</source>
        <translation>这里应写运算符：= != &lt; &lt;= &gt; &gt;= 属于、类似、包含、介于、为空。</translation>
    </message>
    <message>
        <source>A value is missing here. A text with signs or keywords stands in quotation marks.</source>
        <translation>这里缺少值。含符号或关键字的文本请加引号。</translation>
    </message>
    <message>
        <source>The values behind in stand in parentheses: in (a, b).</source>
        <translation>属于（in）后面的值要放在括号里：属于 (a, b)。</translation>
    </message>
    <message>
        <source>A list has %1 values at most.</source>
        <translation>列表最多 %1 个值。</translation>
    </message>
    <message>
        <source>Values of a list are separated by commas, and the list is closed by a parenthesis.</source>
        <translation>列表的值用逗号分隔，末尾要有右括号。</translation>
    </message>
    <message>
        <source>Behind between stand two values: between a and b.</source>
        <translation>介于（between）后面要有两个值：介于 a 且 b。</translation>
    </message>
    <message>
        <source>An expression has %1 characters at most.</source>
        <translation>表达式最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>标识码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sub-district</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Major class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Service line</source>
        <translation>服务项目</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintainer</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>初始日期</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>长度（米）</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（平方米）</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>The values of %1 have no order. Compare with = or in.</source>
        <translation>%1 的值没有大小顺序。请用 = 或 属于 比较。</translation>
    </message>
    <message>
        <source>%1 is no text. Compare with = &lt; &gt; or between.</source>
        <translation>%1 不是文本。请用 = &lt; &gt; 或 介于 比较。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date. Write 2024-05-17, 2024-05 or 2024.</source>
        <translation>“%1”不是日期。请写 2024-05-17、2024-05 或 2024。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The field %1 has no value &quot;%2&quot;.</source>
        <translation>字段 %1 没有值“%2”。</translation>
    </message>
    <message>
        <source>Is %1 meant?</source>
        <translation>是指 %1 吗？</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”: the city has no such value.</source>
        <translation>%1不能是“%2”：本城市没有这个值。</translation>
    </message>
    <message>
        <source>“%1” means several values of %2. Write the code instead.</source>
        <translation>“%1”对应%2的多个值。请改写代码。</translation>
    </message>
    <message>
        <source>Write field=value.</source>
        <translation>请写成 字段=值。</translation>
    </message>
    <message>
        <source>“%1” is no field that can be given a value.</source>
        <translation>“%1”不是可赋值的字段。</translation>
    </message>
    <message>
        <source>Every component has a code of its own: many cannot be given one. Codes follow from the class.</source>
        <translation>每个部件的标识码各不相同，不能成批指定；标识码随类别生成。</translation>
    </message>
    <message>
        <source>“%1” is no date. Write YYYY-MM-DD.</source>
        <translation>“%1”不是日期。请写成 YYYY-MM-DD。</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>Seats: GeoNames, CC BY 4.0</source>
        <translation>驻地坐标：GeoNames，CC BY 4.0</translation>
    </message>
    <message>
        <source>The symbol %1 is missing.</source>
        <translation>缺少符号 %1。</translation>
    </message>
    <message>
        <source>The symbol %1 cannot be used.</source>
        <translation>符号 %1 无法使用。</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 千米</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方千米</translation>
    </message>
    <message>
        <source>Click the points of a way; Return ends it, Backspace takes one back</source>
        <translation>点击各点量测；回车结束，退格撤回一点</translation>
    </message>
    <message>
        <source>Length %1</source>
        <translation>长度 %1</translation>
    </message>
    <message>
        <source>Last leg %1</source>
        <translation>末段 %1</translation>
    </message>
    <message>
        <source>Bearing %1°</source>
        <translation>方位角 %1°</translation>
    </message>
    <message>
        <source>Area %1</source>
        <translation>面积 %1</translation>
    </message>
</context>
<context>
    <name>scene::FleetOverlay</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>scene::Furniture</name>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>Demonstration data, boundaries schematic</source>
        <translation>演示数据，边界为示意</translation>
    </message>
    <message>
        <source>Demonstration data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Boundaries schematic</source>
        <translation>边界为示意</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>多</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 千米</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>The base map is not available</source>
        <translation>底图不可用</translation>
    </message>
    <message>
        <source>Map engine restarting</source>
        <translation>地图引擎正在重启</translation>
    </message>
    <message>
        <source>Base map loading</source>
        <translation>底图加载中</translation>
    </message>
    <message>
        <source>Base map %1 s old</source>
        <translation>底图为 %1 秒前</translation>
    </message>
    <message>
        <source>Base map %1 min old</source>
        <translation>底图为 %1 分钟前</translation>
    </message>
    <message>
        <source>Base map %1 h old</source>
        <translation>底图为 %1 小时前</translation>
    </message>
    <message>
        <source>Base map %1 days old</source>
        <translation>底图为 %1 天前</translation>
    </message>
</context>
<context>
    <name>score</name>
    <message>
        <source>it is longer than 2,000 characters</source>
        <translation>超过 2,000 个字符</translation>
    </message>
    <message>
        <source>nothing is expected here any more</source>
        <translation>此处不应再有内容</translation>
    </message>
    <message>
        <source>The formula &quot;%1&quot; has a mistake at character %2: %3.</source>
        <translation>公式“%1”第 %2 个字符处有误：%3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>this divides by zero</source>
        <translation>此处除以零</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>a number or a name is missing</source>
        <translation>缺少数字或名称</translation>
    </message>
    <message>
        <source>there is no figure called &quot;%1&quot;</source>
        <translation>没有名为“%1”的指标</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>此处不是数字</translation>
    </message>
    <message>
        <source>there is no function called &quot;%1&quot;</source>
        <translation>没有名为“%1”的函数</translation>
    </message>
    <message>
        <source>round takes 0 to 12 digits</source>
        <translation>round 只接受 0 至 12 位</translation>
    </message>
    <message>
        <source>the bounds overlap: they have to rise in upto and fall in from</source>
        <translation>界限重叠：upto 中须递增，from 中须递减</translation>
    </message>
    <message>
        <source>The count &quot;%1&quot; cannot be used: what it says under &quot;%2&quot; is unknown or missing.</source>
        <translation>计数“%1”无法使用：“%2”的内容未知或缺失。</translation>
    </message>
    <message>
        <source>There are two counts called &quot;%1&quot;.</source>
        <translation>有两个名为“%1”的计数。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is no JSON file of this kind: %2.</source>
        <translation>%1 不是此类 JSON 文件：%2。</translation>
    </message>
    <message>
        <source>The item &quot;%1&quot; of the checklist needs an id, a line, a name and a standard.</source>
        <translation>检查项“%1”需要编号、服务、名称和标准。</translation>
    </message>
    <message>
        <source>The item &quot;%1&quot; of the checklist needs a deduction and a cap of zero or more.</source>
        <translation>检查项“%1”需要不小于零的扣分和上限。</translation>
    </message>
    <message>
        <source>One finding of the item &quot;%1&quot; would cost more than its cap allows.</source>
        <translation>检查项“%1”单次扣分超过其上限。</translation>
    </message>
    <message>
        <source>The item &quot;%1&quot; asks for an impossible number of photos or hours.</source>
        <translation>检查项“%1”要求的照片数或时限不合理。</translation>
    </message>
    <message>
        <source>The item &quot;%1&quot; stands in the checklist twice.</source>
        <translation>检查项“%1”重复。</translation>
    </message>
    <message>
        <source>The checklist has no items.</source>
        <translation>检查表没有检查项。</translation>
    </message>
    <message>
        <source>The weights of &quot;%1&quot; do not sum to 100 %.</source>
        <translation>“%1”的权重之和不是 100 %。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no period. Give 2026-10-05, 2026-W41, 2026-10, 2026-Q4 or 2026.</source>
        <translation>“%1”不是周期。请填写 2026-10-05、2026-W41、2026-10、2026-Q4 或 2026。</translation>
    </message>
    <message>
        <source>A scheme needs an id, a version of 1 or more and a name.</source>
        <translation>评价方案需要编号、不小于 1 的版本和名称。</translation>
    </message>
    <message>
        <source>The scheme &quot;%1&quot; cannot be used: %2.</source>
        <translation>评价方案“%1”无法使用：%2。</translation>
    </message>
    <message>
        <source>the indicator &quot;%1&quot; needs an id and a name</source>
        <translation>指标“%1”需要编号和名称</translation>
    </message>
    <message>
        <source>two figures are called &quot;%1&quot;</source>
        <translation>有两个名为“%1”的指标</translation>
    </message>
    <message>
        <source>the cap of &quot;%1&quot; is below zero, or no number</source>
        <translation>“%1”的上限小于零或不是数字</translation>
    </message>
    <message>
        <source>the weight of &quot;%1&quot; is below zero, or no number</source>
        <translation>“%1”的权重小于零或不是数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a plain number and cannot be weighted</source>
        <translation>“%1”是数量，不能加权</translation>
    </message>
    <message>
        <source>the weights of &quot;%1&quot; do not sum to 100 percent</source>
        <translation>“%1”的权重之和不是 100%</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is reckoned from itself</source>
        <translation>“%1”由其自身计算而来</translation>
    </message>
    <message>
        <source>the band &quot;%1&quot; needs a from below its to</source>
        <translation>等级“%1”的下限须小于上限</translation>
    </message>
    <message>
        <source>the bands overlap at %1</source>
        <translation>等级在 %1 处重叠</translation>
    </message>
    <message>
        <source>the bands leave a gap before %1</source>
        <translation>等级在 %1 之前有空缺</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>修改扣分</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Ask for a recheck</source>
        <translation>要求复查</translation>
    </message>
    <message>
        <source>Turn into a work order</source>
        <translation>转为工单</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>已整改</translation>
    </message>
    <message>
        <source>Submit again</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Lift the deduction</source>
        <translation>撤销扣分</translation>
    </message>
    <message>
        <source>Uphold the deduction</source>
        <translation>维持扣分</translation>
    </message>
    <message>
        <source>Who reported a finding does not review it.</source>
        <translation>上报问题的人不能复核该问题。</translation>
    </message>
    <message>
        <source>An appeal is decided by two people who are neither the finder, the reviewer, the appellant nor each other.</source>
        <translation>申诉由两人裁定，且不得为上报人、复核人、申诉人或同一人。</translation>
    </message>
    <message>
        <source>The 72 hours for an appeal are over.</source>
        <translation>72 小时申诉期已过。</translation>
    </message>
    <message>
        <source>The points have to lie between 0 and the item's cap.</source>
        <translation>扣分须在 0 与该项上限之间。</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>To be rechecked</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not possible: the finding is &quot;%2&quot;.</source>
        <translation>无法“%1”：该问题处于“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a reason.</source>
        <translation>“%1”需要说明理由。</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Sub-districts</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区与村</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Public toilets</source>
        <translation>公共厕所</translation>
    </message>
    <message>
        <source>Transfer stations</source>
        <translation>垃圾转运站</translation>
    </message>
    <message>
        <source>Small car parks</source>
        <translation>小微停车场</translation>
    </message>
    <message>
        <source>Shared car parks</source>
        <translation>共享停车场</translation>
    </message>
    <message>
        <source>Pocket parks</source>
        <translation>口袋公园</translation>
    </message>
    <message>
        <source>Vendor areas</source>
        <translation>摊区</translation>
    </message>
    <message>
        <source>Practice points</source>
        <translation>文明实践点</translation>
    </message>
    <message>
        <source>Parks and greens</source>
        <translation>公园绿地</translation>
    </message>
    <message>
        <source>Waters</source>
        <translation>水体</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>The table of pinyin cannot be read: %1</source>
        <translation>无法读取拼音表：%1</translation>
    </message>
    <message>
        <source>This place lies far outside the city.</source>
        <translation>该位置远在城市范围之外。</translation>
    </message>
    <message>
        <source>This place lies %1 km outside the city.</source>
        <translation>该位置在城市范围外 %1 千米。</translation>
    </message>
    <message>
        <source>Either number may be the longitude here. Put E or W behind it, and N or S behind the latitude.</source>
        <translation>两个数都可能是经度。请在经度后加 E 或 W，在纬度后加 N 或 S。</translation>
    </message>
    <message>
        <source>Either number may be the easting here. Type degrees instead.</source>
        <translation>两个数都可能是横坐标。请改用经纬度。</translation>
    </message>
    <message>
        <source>This map link is not whole. Copy it once more.</source>
        <translation>地图链接不完整。请重新复制。</translation>
    </message>
    <message>
        <source>This map link is of another city (%1).</source>
        <translation>该地图链接属于另一个城市（%1）。</translation>
    </message>
    <message>
        <source>GCJ-02 takes a longitude and a latitude, such as 106.53, 29.38.</source>
        <translation>GCJ-02 须为经度和纬度，例如 106.53, 29.38。</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>%1 is there already. Choose another name.</source>
        <translation>%1 已存在。请另选名称。</translation>
    </message>
    <message>
        <source>Going back in the journal</source>
        <translation>正在按日志回溯</translation>
    </message>
    <message>
        <source>This city&apos;s history begins on %1. Name a day from then on.</source>
        <translation>此城市的历史始于 %1。请给出此后的日期。</translation>
    </message>
    <message>
        <source>Name a day up to today, as 2026-01-31.</source>
        <translation>请给出不晚于今天的日期，如 2026-01-31。</translation>
    </message>
    <message>
        <source>Somebody changed “%1” since. Refuse the edit, or have it asked for again.</source>
        <translation>此后有人修改了“%1”。请拒绝此修改，或请对方重新提出。</translation>
    </message>
    <message>
        <source>Somebody changed the component since its deletion was asked for. Refuse it, or have it asked for again.</source>
        <translation>提出删除后有人修改了该部件。请拒绝，或请对方重新提出。</translation>
    </message>
    <message>
        <source>The component was deleted since. Refuse the edit.</source>
        <translation>该部件此后已被删除。请拒绝此修改。</translation>
    </message>
    <message>
        <source>Codes are given at once or not at all, and this would have to wait for approval. Ask somebody who may approve edits to do it.</source>
        <translation>编码只能立即赋予，而此项需要审批。请由有审批权的人来做。</translation>
    </message>
    <message>
        <source>The account %1 may not approve edits here.</source>
        <translation>账户 %1 无权在此审批修改。</translation>
    </message>
    <message>
        <source>Nobody decides on their own edits. Ask somebody else who may, or withdraw it.</source>
        <translation>不能审批自己的修改。请由其他有权的人审批，或撤回。</translation>
    </message>
    <message>
        <source>Say why: whoever asked for it is told.</source>
        <translation>请写明理由：提出者会看到。</translation>
    </message>
    <message>
        <source>Only %1, who asked for it, withdraws it.</source>
        <translation>只有提出者 %1 可以撤回。</translation>
    </message>
    <message>
        <source>Single fields can be approved of one edit at a time.</source>
        <translation>一次只能对一项修改按字段批准。</translation>
    </message>
    <message>
        <source>Nothing of this waits any more: somebody decided on it.</source>
        <translation>其中已没有待审批的修改：有人已作出决定。</translation>
    </message>
    <message>
        <source>No edits wait under %1.</source>
        <translation>%1 下没有待审批的修改。</translation>
    </message>
    <message>
        <source>There is no rule of approval %1.</source>
        <translation>没有审批规则 %1。</translation>
    </message>
    <message>
        <source>A rule of approval is about one row or more.</source>
        <translation>审批规则至少针对一行。</translation>
    </message>
    <message>
        <source>The city has no such class of components.</source>
        <translation>城市没有这个部件类别。</translation>
    </message>
    <message>
        <source>There is a device with the number %1 already.</source>
        <translation>已有编号为 %1 的设备。</translation>
    </message>
    <message>
        <source>There is no device with the number %1.</source>
        <translation>没有编号为 %1 的设备。</translation>
    </message>
    <message>
        <source>The coordinate systems EPSG:%1 and EPSG:%2 are not both known. Choose others for the city.</source>
        <translation>坐标系 EPSG:%1 与 EPSG:%2 中有无法识别的。请为城市另选坐标系。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 已存在。请换一个名称。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist or cannot be written. Choose another place.</source>
        <translation>文件夹 %1 不存在或不可写。请另选位置。</translation>
    </message>
    <message>
        <source>Building the indexes</source>
        <translation>正在建立索引</translation>
    </message>
    <message>
        <source>%1 is damaged. Restore it from a backup.</source>
        <translation>%1 已损坏。请从备份恢复。</translation>
    </message>
    <message>
        <source>Another program keeps %1 to itself. Close it there, then try again.</source>
        <translation>%1 被另一个程序独占。请先在那里关闭，再重试。</translation>
    </message>
    <message>
        <source>There is no file %1. Check the name, or choose another city.</source>
        <translation>没有文件 %1。请核对名称，或另选一座城市。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a city. Choose the city file in it.</source>
        <translation>%1 是文件夹，不是城市。请选择其中的城市文件。</translation>
    </message>
    <message>
        <source>%1 is a device, not a city. Choose a city file.</source>
        <translation>%1 是设备，不是城市。请选择城市文件。</translation>
    </message>
    <message>
        <source>You may not read %1. Ask its owner for permission.</source>
        <translation>您无权读取 %1。请向其所有者申请权限。</translation>
    </message>
    <message>
        <source>%1 is empty. If it is a copy, copy it again; otherwise restore the city from a backup.</source>
        <translation>%1 是空文件。若为副本，请重新复制；否则请从备份恢复。</translation>
    </message>
    <message>
        <source>%1 is not a city, but another kind of file. Choose a city file.</source>
        <translation>%1 不是城市，而是其他类型的文件。请选择城市文件。</translation>
    </message>
    <message>
        <source>%1 is a GeoPackage, not a city. Import it into a city.</source>
        <translation>%1 是 GeoPackage，不是城市。请将其导入城市。</translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a city. Choose a city file, or import its layers into one.</source>
        <translation>%1 是其他程序的数据库，不是城市。请选择城市文件，或将其图层导入城市。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of this program. Install that version (the file&apos;s is %2, this program&apos;s is %3).</source>
        <translation>%1 由本程序的更新版本创建。请安装该版本（文件为 %2，本程序为 %3）。</translation>
    </message>
    <message>
        <source>%1 is cut short. If it is a copy, copy it again; otherwise restore the city from a backup.</source>
        <translation>%1 不完整。若为副本，请重新复制；否则请从备份恢复。</translation>
    </message>
    <message>
        <source>%1 was left in the middle of a change, which must be finished first. Open it for writing once.</source>
        <translation>%1 有一次更改尚未完成，须先完成。请以可写方式打开一次。</translation>
    </message>
    <message>
        <source>%1 was never finished: loading it was interrupted. Delete it and load it again.</source>
        <translation>%1 未完成：加载过程被中断。请删除后重新加载。</translation>
    </message>
    <message>
        <source>%1 could not be opened. Check the disk and try again.</source>
        <translation>无法打开 %1。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>%1 was never finished: making it was interrupted. Delete it and make it again.</source>
        <translation>%1 未完成：创建过程被中断。请删除后重新创建。</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and try again.</source>
        <translation>无法写入 %1。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The newest changes of %1 stand in the file %2 beside it, which cannot be read in a folder without write permission. Copy both into a folder of your own.</source>
        <translation>%1 的最新更改在旁边的文件 %2 中，而在不可写的文件夹中无法读取它。请将两者复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>You may read %1, but not change it. Ask its owner for write permission, or copy it.</source>
        <translation>您可以读取 %1，但不能更改。请向其所有者申请写权限，或复制一份。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written, and a city that is changed needs room beside it. Copy the city into a folder of your own.</source>
        <translation>文件夹 %1 不可写，而更改城市时需要在旁边存放文件。请将城市复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>Another program is writing to the city file. Try again in a moment.</source>
        <translation>另一个程序正在写入城市文件。请稍后重试。</translation>
    </message>
    <message>
        <source>The city file cannot be written. Check its permissions and those of its folder.</source>
        <translation>城市文件不可写。请检查文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The city file is damaged. Restore it from a backup.</source>
        <translation>城市文件已损坏。请从备份恢复。</translation>
    </message>
    <message>
        <source>The file is not a city. Choose a city file made by this program.</source>
        <translation>该文件不是城市。请选择由本程序创建的城市文件。</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>The record breaks a rule of the city. Correct it and try again.</source>
        <translation>该记录违反城市数据规则。请更正后重试。</translation>
    </message>
    <message>
        <source>The city file could not be read or written. Check the disk and try again.</source>
        <translation>无法读写城市文件。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>Too many connections to cities are open. Close some windows.</source>
        <translation>打开的城市连接过多。请关闭一些窗口。</translation>
    </message>
    <message>
        <source>The city holds no such record.</source>
        <translation>城市中没有这条记录。</translation>
    </message>
    <message>
        <source>%1 lies on a network drive, where several programs cannot share a city safely. Copy it to a disk of this computer.</source>
        <translation>%1 位于网络驱动器上，多个程序无法在那里安全地共用城市。请将其复制到本机磁盘。</translation>
    </message>
    <message>
        <source>Reading the components</source>
        <translation>正在读取部件</translation>
    </message>
    <message>
        <source>A file of the program is missing. Install the program again.</source>
        <translation>程序缺少文件。请重新安装。</translation>
    </message>
    <message>
        <source>Somebody else changed this component in the meantime. Compare both versions, then save again.</source>
        <translation>其间他人已更改该部件。请比较两个版本后再保存。</translation>
    </message>
    <message>
        <source>Somebody else deleted this component in the meantime.</source>
        <translation>其间他人已删除该部件。</translation>
    </message>
    <message>
        <source>A change needs a user. Sign in first.</source>
        <translation>更改需要用户身份。请先登录。</translation>
    </message>
    <message>
        <source>Another program is writing %1 just now. Wait for it to end.</source>
        <translation>另一个程序正在写入 %1。请等待其结束。</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and its permissions.</source>
        <translation>无法写入 %1。请检查磁盘及其权限。</translation>
    </message>
    <message>
        <source>The copy needs %1 MB, and the disk has %2 MB free. Free some space and try again.</source>
        <translation>副本需要 %1 MB，磁盘剩余 %2 MB。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Copying the city</source>
        <translation>正在复制城市</translation>
    </message>
    <message>
        <source>Checking the copy</source>
        <translation>正在校验副本</translation>
    </message>
    <message>
        <source>Copying the city&apos;s files</source>
        <translation>正在复制城市的附属文件</translation>
    </message>
    <message>
        <source>%1 changed while it was copied. Try again.</source>
        <translation>%1 在复制过程中发生变化。请重试。</translation>
    </message>
    <message>
        <source>%1 is open in another program. Close it there, then try again.</source>
        <translation>%1 正在另一个程序中打开。请先在那里关闭，再重试。</translation>
    </message>
    <message>
        <source>%1 cannot be the copy. Choose another name.</source>
        <translation>%1 不能用作副本。请换一个名称。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or allow replacing it with --force.</source>
        <translation>%1 已存在。请换一个名称，或用 --force 允许替换。</translation>
    </message>
    <message>
        <source>The manifest %1 is missing, without which the backup cannot be checked. Put it beside the backup.</source>
        <translation>缺少清单 %1，没有它无法校验备份。请将其放在备份旁。</translation>
    </message>
    <message>
        <source>The manifest %1 is damaged. Use another backup.</source>
        <translation>清单 %1 已损坏。请使用其他备份。</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>正在校验备份</translation>
    </message>
    <message>
        <source>%1 is not as it was backed up. Use another backup.</source>
        <translation>%1 与备份时不一致。请使用其他备份。</translation>
    </message>
    <message>
        <source>%1 could not be read. Check the disk and its permissions.</source>
        <translation>无法读取 %1。请检查磁盘及其权限。</translation>
    </message>
    <message>
        <source>%1 is damaged inside. Keep it, and use an older backup.</source>
        <translation>%1 内部已损坏。请保留它，并使用更早的备份。</translation>
    </message>
    <message>
        <source>Replacing %1 was interrupted. Give the command for it once more: it finishes what it began.</source>
        <translation>替换 %1 时被中断。请再次执行同一命令，它会完成未完成的部分。</translation>
    </message>
    <message>
        <source>%1 was made by an older version of this program. Open it in the command center once, which brings it up to date and keeps a copy.</source>
        <translation>%1 由本程序的旧版本创建。请在指挥中心中打开一次，程序会将其升级并保留副本。</translation>
    </message>
    <message>
        <source>Bringing the city up to date</source>
        <translation>正在升级城市文件</translation>
    </message>
    <message>
        <source>Preparing the search</source>
        <translation>正在准备搜索</translation>
    </message>
    <message>
        <source>The staged rows are damaged. Import the file again.</source>
        <translation>暂存的记录已损坏。请重新导入文件。</translation>
    </message>
    <message>
        <source>Writing into the city</source>
        <translation>正在写入城市</translation>
    </message>
    <message>
        <source>Somebody changed the city while rows were being written, and some do not fit any more. Nothing was kept: import the file again.</source>
        <translation>写入期间城市被他人修改，部分记录不再相符。未保留任何内容：请重新导入文件。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. Choose another place.</source>
        <translation>文件夹 %1 不可写。请换一个位置。</translation>
    </message>
    <message>
        <source>The city&apos;s journal knows no such batch. xiuhuactl batches lists them.</source>
        <translation>城市日志中没有这个批次。xiuhuactl batches 可列出全部批次。</translation>
    </message>
    <message>
        <source>%1 of the batch&apos;s rows were changed since. Nothing was taken back: undo those changes first.</source>
        <translation>该批次有 %1 条记录此后被修改。未撤回任何内容：请先撤销这些修改。</translation>
    </message>
    <message>
        <source>%1 other rows refer to the batch&apos;s. Nothing was taken back: remove or move those first.</source>
        <translation>另有 %1 条记录引用该批次的记录。未撤回任何内容：请先移除或改动它们。</translation>
    </message>
    <message>
        <source>Taking rows back</source>
        <translation>正在撤回记录</translation>
    </message>
    <message>
        <source>Another program is at work on this batch. Wait for it to end.</source>
        <translation>另一个程序正在处理此批次。请等待其结束。</translation>
    </message>
    <message>
        <source>Another program has %1 open. Close it and try again.</source>
        <translation>%1 正被另一个程序打开。请关闭后重试。</translation>
    </message>
    <message>
        <source>%1 is a folder. Name a file.</source>
        <translation>%1 是文件夹。请指定文件。</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or replace it with --force.</source>
        <translation>%1 已存在。请换一个名称，或用 --force 替换。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Choose another place.</source>
        <translation>无法创建文件夹 %1。请换一个位置。</translation>
    </message>
    <message>
        <source>The city could not be put in place as %1. Check the disk and try again.</source>
        <translation>无法将城市存为 %1。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The city has no code profile %1. Name one of its own in the mapping.</source>
        <translation>城市没有编码方案 %1。请在映射中指定城市已有的方案。</translation>
    </message>
    <message>
        <source>Reading dates and departments</source>
        <translation>正在读取日期与部门</translation>
    </message>
    <message>
        <source>There is too little memory to protect the pass phrase. Close other programs and try again.</source>
        <translation>内存不足，无法保护口令。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The name of an account has 1 to 64 letters, digits or - _ . @ and no blanks. Choose another.</source>
        <translation>账户名须为 1 至 64 个字母、数字或 - _ . @，不含空格。请另选一个。</translation>
    </message>
    <message>
        <source>A pass phrase has %1 characters or more, at most 1,024. Choose another.</source>
        <translation>口令至少 %1 个字符，最多 1,024 个。请另选一个。</translation>
    </message>
    <message>
        <source>An account needs a role. Name one.</source>
        <translation>账户须有角色。请指定一个。</translation>
    </message>
    <message>
        <source>The city has no role %1.</source>
        <translation>本市没有角色 %1。</translation>
    </message>
    <message>
        <source>There is an account %1 already. Choose another name.</source>
        <translation>已有账户 %1。请另选名称。</translation>
    </message>
    <message>
        <source>There is no account %1.</source>
        <translation>没有账户 %1。</translation>
    </message>
    <message>
        <source>The city has accounts already. An administrator adds others.</source>
        <translation>本市已有账户。其他账户由管理员添加。</translation>
    </message>
    <message>
        <source>The account %1 is locked after too many wrong pass phrases. Try again in %2 minutes, or ask an administrator.</source>
        <translation>账户 %1 因口令多次错误已锁定。请 %2 分钟后重试，或联系管理员。</translation>
    </message>
    <message>
        <source>The account %1 is disabled. Ask an administrator.</source>
        <translation>账户 %1 已停用。请联系管理员。</translation>
    </message>
    <message>
        <source>The name or the pass phrase is wrong.</source>
        <translation>账户名或口令错误。</translation>
    </message>
    <message>
        <source>Nobody could manage the accounts any more. Make somebody else an administrator first.</source>
        <translation>这样将无人能管理账户。请先指定另一位管理员。</translation>
    </message>
    <message>
        <source>This city has accounts: sign in first.</source>
        <translation>本市设有账户：请先登录。</translation>
    </message>
    <message>
        <source>The account %1 may %2, but not here: its sub-district, service line or company is another one. Ask an administrator.</source>
        <translation>账户 %1 可以%2，但不能在此处：镇街、业务线或公司不符。请联系管理员。</translation>
    </message>
    <message>
        <source>The account %1 may not %2. Ask an administrator.</source>
        <translation>账户 %1 无权%2。请联系管理员。</translation>
    </message>
    <message>
        <source>All %1 numbers of the class %2 are used under the code profile %3. Give the class a further minor code among the local extensions, which count down from 99 (or 999), or move the city to a profile with longer sequences.</source>
        <translation>类别“%2”在编码规则 %3 下的 %1 个顺序号已用尽。请在地方扩展码中（从 99 或 999 起倒序）为该类另设小类码，或改用顺序号更长的编码规则。</translation>
    </message>
    <message>
        <source>Another component has the code %1. The next free one is %2; leave the code empty to get it.</source>
        <translation>另一个部件已使用标识码 %1。下一个空闲的是 %2；留空标识码即可自动取得。</translation>
    </message>
    <message>
        <source>The component was not there at that time. Choose another change.</source>
        <translation>当时该部件并不存在。请另选一次变更。</translation>
    </message>
    <message>
        <source>The component&apos;s history has no change %1.</source>
        <translation>该部件的历史中没有变更 %1。</translation>
    </message>
    <message>
        <source>The journal does not hold what is to be taken back any more.</source>
        <translation>日志中已没有要撤销的内容。</translation>
    </message>
    <message>
        <source>Somebody changed this component since. Nothing was taken back: compare both versions first.</source>
        <translation>此后有人改动过该部件，未作撤销。请先对比两个版本。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>A code profile holds for the whole city: choose all components, or keep the profile.</source>
        <translation>编码规则适用于整座城市：请选择全部部件，或保留原规则。</translation>
    </message>
    <message>
        <source>The component %1 cannot be changed so: %2 Nothing was changed.</source>
        <translation>部件 %1 不能这样修改：%2 未作任何更改。</translation>
    </message>
    <message>
        <source>Somebody else keeps changing the same components. Nothing was changed: try again later.</source>
        <translation>有人一直在改动同一批部件。未作任何更改：请稍后再试。</translation>
    </message>
    <message>
        <source>Changing components</source>
        <translation>正在修改部件</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>正在查看将有哪些变化</translation>
    </message>
    <message>
        <source>Another code profile concerns the whole city, and the account %1 may not change all of it.</source>
        <translation>更换编码规则涉及整座城市，而账户 %1 无权修改全市。</translation>
    </message>
    <message>
        <source>Components can be shifted by 100 km at most.</source>
        <translation>部件最多只能平移 100 公里。</translation>
    </message>
    <message>
        <source>The city&apos;s map projection is not known to PROJ.</source>
        <translation>PROJ 不认识该城市的地图投影。</translation>
    </message>
    <message>
        <source>The class %1 has no code under the profile %2. Add one to the city&apos;s list of classes.</source>
        <translation>类别“%1”在编码规则 %2 下没有代码。请在城市的类别表中补上。</translation>
    </message>
    <message>
        <source>The account %1 may not change components here.</source>
        <translation>账户 %1 无权修改这里的部件。</translation>
    </message>
    <message>
        <source>The library for signatures does not work on this machine.</source>
        <translation>签名库在这台机器上无法工作。</translation>
    </message>
    <message>
        <source>Row %1 of the journal was removed after it was sealed.</source>
        <translation>日志第 %1 行在封存之后被删除。</translation>
    </message>
    <message>
        <source>Row %1 of the journal (%2, record %3) is not the one that was sealed.</source>
        <translation>日志第 %1 行（%2，记录 %3）与封存时不同。</translation>
    </message>
    <message>
        <source>The seal over the journal from row %1 on is missing.</source>
        <translation>日志自第 %1 行起的封签缺失。</translation>
    </message>
    <message>
        <source>The seal over the rows %1 to %2 of the journal was changed.</source>
        <translation>日志第 %1 至 %2 行的封签被改动。</translation>
    </message>
    <message>
        <source>%1 holds no key. Put it away, and a new one is made.</source>
        <translation>%1 中没有密钥。请将其移走，将另行生成新密钥。</translation>
    </message>
    <message>
        <source>“%1” is no anchor. It looks like 812-6f3a…, a number and 64 digits.</source>
        <translation>“%1”不是锚值。锚值形如 812-6f3a…，即一个数字加 64 位十六进制数。</translation>
    </message>
    <message>
        <source>Holding the journal against its seals</source>
        <translation>正在核对日志与封签</translation>
    </message>
    <message>
        <source>Somebody else changed this record in the meantime. Compare both versions, then save again.</source>
        <translation>此记录在此期间已被他人修改。请对照两个版本后再保存。</translation>
    </message>
    <message>
        <source>Somebody else deleted this record in the meantime.</source>
        <translation>此记录在此期间已被他人删除。</translation>
    </message>
    <message>
        <source>Other records name this one. Change or delete them first.</source>
        <translation>其他记录引用了此记录。请先修改或删除它们。</translation>
    </message>
    <message>
        <source>What this record names is not there any more. Choose again.</source>
        <translation>此记录所引用的内容已不存在。请重新选择。</translation>
    </message>
    <message>
        <source>The table %1 is not edited in forms.</source>
        <translation>表 %1 不能用表单编辑。</translation>
    </message>
    <message>
        <source>Somebody changed this record since. Nothing was taken back.</source>
        <translation>此后有人修改了此记录。未撤销任何内容。</translation>
    </message>
    <message>
        <source>A road section needs a line on the map. Draw it.</source>
        <translation>路段需要地图上的一条线。请绘制。</translation>
    </message>
    <message>
        <source>This case is not there any more.</source>
        <translation>该案件已不存在。</translation>
    </message>
    <message>
        <source>%1 was faster: &quot;%2&quot; at %3. Look at the case again.</source>
        <translation>%1 已抢先办理：“%2”，时间 %3。请重新查看案件。</translation>
    </message>
    <message>
        <source>%1 is no filing condition of this case&apos;s class. Choose another one.</source>
        <translation>%1 不是该案件类别的立案条件。请另选一条。</translation>
    </message>
    <message>
        <source>There is no open case %1 to merge into.</source>
        <translation>没有可并入的在办案件 %1。</translation>
    </message>
    <message>
        <source>The account %1 may not act as %2 here. Ask an administrator.</source>
        <translation>账号 %1 在此不能以%2身份办理。请联系管理员。</translation>
    </message>
    <message>
        <source>There is no component %1.</source>
        <translation>没有部件 %1。</translation>
    </message>
    <message>
        <source>A case needs a class of the city&apos;s list. Choose one.</source>
        <translation>案件需要本市目录中的类别。请选择。</translation>
    </message>
    <message>
        <source>This place lies in no sub-district of the city. Choose another one.</source>
        <translation>该位置不在本市任何镇街内。请另选。</translation>
    </message>
    <message>
        <source>A description has 4,000 characters at most, an address 500.</source>
        <translation>描述最多 4000 字，地址最多 500 字。</translation>
    </message>
    <message>
        <source>A case needs a place on Earth. Choose one on the map.</source>
        <translation>案件需要有效的位置。请在地图上选择。</translation>
    </message>
    <message>
        <source>There is no such department. Choose another one.</source>
        <translation>没有该部门。请另选。</translation>
    </message>
    <message>
        <source>The department %1 was closed and is responsible for nothing any more. Choose another one.</source>
        <translation>部门 %1 已撤销，不再承担责任。请另选。</translation>
    </message>
    <message>
        <source>There is no case %1.</source>
        <translation>没有案件 %1。</translation>
    </message>
    <message>
        <source>The photo %1 cannot be read.</source>
        <translation>照片 %1 无法读取。</translation>
    </message>
    <message>
        <source>There is no room for the photo beside the city. Make room and do it again; nothing was changed.</source>
        <translation>城市文件旁没有空间存放照片。请腾出空间后重试；未作任何更改。</translation>
    </message>
    <message>
        <source>The photo cannot be kept beside the city. Check the folder %1 and do it again; nothing was changed.</source>
        <translation>照片无法存放在城市文件旁。请检查文件夹 %1 后重试；未作任何更改。</translation>
    </message>
    <message>
        <source>The photo %1 is larger than 64 MiB. Make it smaller.</source>
        <translation>照片 %1 大于 64 MiB。请缩小。</translation>
    </message>
    <message>
        <source>%1 is no JPEG or PNG photo. Choose another file.</source>
        <translation>%1 不是 JPEG 或 PNG 照片。请另选文件。</translation>
    </message>
    <message>
        <source>%1 is not over yet. Freeze it when it is.</source>
        <translation>%1 尚未结束，请在结束后冻结。</translation>
    </message>
    <message>
        <source>%1 is frozen already.</source>
        <translation>%1 已冻结。</translation>
    </message>
    <message>
        <source>%1 findings of %2 wait for their review. Review them first.</source>
        <translation>%2 有 %1 条问题待复核，请先复核。</translation>
    </message>
    <message>
        <source>%1 is not frozen under this scheme.</source>
        <translation>%1 未按此方案冻结。</translation>
    </message>
    <message>
        <source>%1 figures were frozen, %2 come out now.</source>
        <translation>冻结时有 %1 个指标，现算出 %2 个。</translation>
    </message>
    <message>
        <source>Company %1, line %2, place %3 comes out otherwise.</source>
        <translation>公司 %1、服务 %2、镇街 %3 的结果不同。</translation>
    </message>
    <message>
        <source>There is no scheme %1.</source>
        <translation>没有评价方案 %1。</translation>
    </message>
    <message>
        <source>Somebody else was faster. Look at the finding again.</source>
        <translation>他人已先行处理，请重新查看该问题。</translation>
    </message>
    <message>
        <source>The checklist has no item %1.</source>
        <translation>检查表没有检查项 %1。</translation>
    </message>
    <message>
        <source>A finding needs a place on Earth.</source>
        <translation>问题需要有效位置。</translation>
    </message>
    <message>
        <source>A finding cannot be dated in the future.</source>
        <translation>问题的时间不能晚于现在。</translation>
    </message>
    <message>
        <source>There is no such finding.</source>
        <translation>没有此问题。</translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>The list of base map layers cannot be read. Install this program again.</source>
        <translation>无法读取底图图层清单。请重新安装本程序。</translation>
    </message>
    <message>
        <source>A part of this program is missing: “%1”. Install it again.</source>
        <translation>本程序缺少组件：“%1”。请重新安装。</translation>
    </message>
    <message>
        <source>The theme of this program is damaged. Install it again.</source>
        <translation>本程序的主题已损坏。请重新安装。</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
    <message>
        <source>CGCS2000 3° GK, CM %1° E</source>
        <translation>CGCS2000 3°带 中央经线 %1°E</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) old</source>
        <translation>
            <numerusform>%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) old</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) old</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a place</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>位于%1</translation>
    </message>
    <message numerus="yes">
        <source>%n metre(s) from %1</source>
        <translation>
            <numerusform>距%1 %n 米</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 千米</translation>
    </message>
</context>
<context>
    <name>widgets::BatchList</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Nothing was imported into this city yet.</source>
        <translation>本城市尚未导入过数据。</translation>
    </message>
    <message>
        <source>Take this batch back</source>
        <translation>撤回此批次</translation>
    </message>
    <message>
        <source>All of its rows, unless one was changed since</source>
        <translation>撤回全部行；若有行在导入后被修改则不能撤回</translation>
    </message>
</context>
<context>
    <name>widgets::BookmarkBox</name>
    <message>
        <source>“%1” is removed; Ctrl+Z brings it back</source>
        <translation>已删除“%1”；按 Ctrl+Z 恢复</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>尚未保存任何视图</translation>
    </message>
    <message>
        <source>Return goes there, F2 renames, Delete removes</source>
        <translation>回车前往，F2 改名，Delete 删除</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>A name for this view; Return keeps it</source>
        <translation>为当前视图命名，按回车保存</translation>
    </message>
    <message>
        <source>A name for this view</source>
        <translation>当前视图的名称</translation>
    </message>
</context>
<context>
    <name>widgets::BulkPanel</name>
    <message>
        <source>Nothing is changed yet: %1 edits wait for approval. Shift+Y lists them.</source>
        <translation>尚未修改：%1 项修改待审批。按 Shift+Y 查看。</translation>
    </message>
    <message>
        <source>will wait for approval</source>
        <translation>将等待审批</translation>
    </message>
    <message>
        <source>Some values cannot be read. They are marked.</source>
        <translation>有些值无法识别，已标出。</translation>
    </message>
    <message>
        <source>Say what is to change: tick a field, type metres, or give codes.</source>
        <translation>请说明要修改的内容：勾选字段、填写移动距离，或分配编码。</translation>
    </message>
    <message>
        <source>%1 would change</source>
        <translation>将修改 %1 个</translation>
    </message>
    <message>
        <source>%1 are so already</source>
        <translation>%1 个已是如此</translation>
    </message>
    <message>
        <source>%1 cannot</source>
        <translation>%1 个不能修改</translation>
    </message>
    <message>
        <source>%1 are gone</source>
        <translation>%1 个已不存在</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1 changed, %2 left as they were. Ctrl+Z takes all of it back.</source>
        <translation>已修改 %1 个，%2 个保持不变。Ctrl+Z 可整体撤销。</translation>
    </message>
    <message>
        <source>%1 changed. Ctrl+Z takes all of it back.</source>
        <translation>已修改 %1 个。Ctrl+Z 可整体撤销。</translation>
    </message>
    <message>
        <source>Cancelled; nothing is changed.</source>
        <translation>已取消，未作任何修改。</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>未选择部件</translation>
    </message>
    <message>
        <source>Change %1 components</source>
        <translation>修改 %1 个部件</translation>
    </message>
    <message>
        <source>Select on the map (R, A, P) or in the table (T).</source>
        <translation>在地图上（R、A、P）或表格中（T）选择。</translation>
    </message>
    <message>
        <source>Bulk edit</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>设置%1</translation>
    </message>
    <message>
        <source>Move by metres, east and north</source>
        <translation>移动距离（米）：向东、向北</translation>
    </message>
    <message>
        <source>Metres to the east</source>
        <translation>向东米数</translation>
    </message>
    <message>
        <source>Metres to the north</source>
        <translation>向北米数</translation>
    </message>
    <message>
        <source>Give codes to those without a valid one</source>
        <translation>为没有有效编码的部件分配编码</translation>
    </message>
    <message>
        <source>Leave out those that cannot</source>
        <translation>跳过不能修改的部件</translation>
    </message>
    <message>
        <source>Reason, for the journal</source>
        <translation>原因（记入日志）</translation>
    </message>
    <message>
        <source>What would change, and what cannot</source>
        <translation>将修改与不能修改的部件</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Change them</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>widgets::CaseActionForm</name>
    <message>
        <source>%1: %2 cases</source>
        <translation>%1：%2 件</translation>
    </message>
    <message>
        <source>The closing condition is met</source>
        <translation>已满足结案条件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A place is longitude, latitude in degrees. Choose it on the map.</source>
        <translation>位置为经度,纬度（度）。请在地图上选取。</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>照片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Filing condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>处置人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Into case</source>
        <translation>并入案件</translation>
    </message>
    <message>
        <source>Photos: choose them, or drop them here</source>
        <translation>照片：选择文件，或拖放到此</translation>
    </message>
    <message>
        <source>Where that was: longitude, latitude</source>
        <translation>拍摄位置：经度, 纬度</translation>
    </message>
    <message>
        <source>Closing condition</source>
        <translation>结案条件</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图选点</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
</context>
<context>
    <name>widgets::CaseCard</name>
    <message numerus="yes">
        <source>%n cases chosen</source>
        <translation>
            <numerusform>已选 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>made up</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>%1, due %2</source>
        <translation>%1，截止 %2</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>处置人</translation>
    </message>
    <message>
        <source>Filed as</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Closed when</source>
        <translation>结案条件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message numerus="yes">
        <source>%n rework(s)</source>
        <translation>
            <numerusform>返工 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>延期 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urged %n time(s)</source>
        <translation>
            <numerusform>督办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>So far</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>As %1</source>
        <translation>以%1身份</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>并入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) of this class within 50 m and 24 h</source>
        <translation>
            <numerusform>50 米、24 小时内有 %n 件同类未结案件</numerusform>
        </translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>打印案卷单</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>办理经过</translation>
    </message>
</context>
<context>
    <name>widgets::CaseFilterBar</name>
    <message>
        <source>Anybody's turn</source>
        <translation>所有岗位</translation>
    </message>
    <message>
        <source>All sub-districts</source>
        <translation>全部镇街</translation>
    </message>
    <message>
        <source>All companies</source>
        <translation>全部公司</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>全部服务</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>Number, text, address</source>
        <translation>编号、描述、地址</translation>
    </message>
    <message>
        <source>Find among the open cases</source>
        <translation>在未结案件中查找</translation>
    </message>
    <message>
        <source>Whose turn it is</source>
        <translation>待办岗位</translation>
    </message>
    <message>
        <source>Sub-district</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>待我办</translation>
    </message>
    <message>
        <source>Cases whose next step is for whoever signed in</source>
        <translation>下一步由登录者办理的案件</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Filter by sub-district, company, service and class</source>
        <translation>按镇街、公司、服务和类别筛选</translation>
    </message>
    <message>
        <source>Find all</source>
        <translation>查找全部</translation>
    </message>
</context>
<context>
    <name>widgets::CaseModel</name>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>widgets::CasePhotos</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>too large to be shown</source>
        <translation>过大，不予显示</translation>
    </message>
    <message>
        <source>missing or damaged</source>
        <translation>缺失或损坏</translation>
    </message>
</context>
<context>
    <name>widgets::CaseReportForm</name>
    <message>
        <source>Click the map where it is: on a component, or beside.</source>
        <translation>请在地图上点击位置：点部件，或点空处。</translation>
    </message>
    <message>
        <source>Component: %1</source>
        <translation>部件：%1</translation>
    </message>
    <message>
        <source>Choose what kind of case it is.</source>
        <translation>请选择案件类别。</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) of this class within 50 m and 24 h</source>
        <translation>
            <numerusform>50 米、24 小时内有 %n 件同类未结案件</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Report a case</source>
        <translation>上报案件</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>How urgent</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>widgets::CaseSimulator</name>
    <message>
        <source>There is no filing condition of this class.</source>
        <translation>该类别没有立案条件。</translation>
    </message>
    <message>
        <source>Handled by %1</source>
        <translation>处置截止 %1</translation>
    </message>
    <message>
        <source>The working days of that year are not published yet: this is an estimate.</source>
        <translation>该年度工作日安排尚未公布：此为估计。</translation>
    </message>
    <message>
        <source>What if: when would it be due?</source>
        <translation>推演：何时到期？</translation>
    </message>
    <message>
        <source>Under the condition</source>
        <translation>按立案条件</translation>
    </message>
    <message>
        <source>Dispatched at</source>
        <translation>派遣时间</translation>
    </message>
    <message>
        <source>By the calendar</source>
        <translation>按日历</translation>
    </message>
    <message>
        <source>The city's</source>
        <translation>本市工作日历</translation>
    </message>
    <message>
        <source>Without weekends and holidays</source>
        <translation>不计周末与节假日</translation>
    </message>
    <message>
        <source>Day and night</source>
        <translation>昼夜连续</translation>
    </message>
</context>
<context>
    <name>widgets::CaseTimeline</name>
    <message>
        <source>%1 of %2</source>
        <translation>用时 %1 / 时限 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>照片 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps of the case</source>
        <translation>案件办理经过</translation>
    </message>
</context>
<context>
    <name>widgets::ComponentCard</name>
    <message>
        <source>Nothing is picked</source>
        <translation>尚未选择部件</translation>
    </message>
    <message>
        <source>Click a component on the map to read its record. G finds one by its code.</source>
        <translation>点击地图上的部件查看其档案；按 G 键可按标识码查找。</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>正在读取档案…</translation>
    </message>
    <message>
        <source>This component is gone</source>
        <translation>该部件已不存在</translation>
    </message>
    <message>
        <source>Somebody deleted it from the city. Pick another one on the map.</source>
        <translation>它已被他人从城市数据中删除。请在地图上另选一个部件。</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>无标识码</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which of the components on one spot</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Fields of the component</source>
        <translation>部件各字段</translation>
    </message>
    <message>
        <source>The one before on this spot (Shift+N)</source>
        <translation>同一位置的上一个（Shift+N）</translation>
    </message>
    <message>
        <source>The next one on this spot (N)</source>
        <translation>同一位置的下一个（N）</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy every field as text</source>
        <translation>将所有字段复制为文本</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Bring the component to the middle of the map</source>
        <translation>将该部件移到地图中央</translation>
    </message>
    <message>
        <source>Click a component on the map to read its record. G finds one by its code, name or address.</source>
        <translation>点击地图上的部件查看其记录。按 G 可按编码、名称或地址查找。</translation>
    </message>
    <message>
        <source>An edit that waits for approval</source>
        <translation>待审批的修改</translation>
    </message>
</context>
<context>
    <name>widgets::ComponentForm</name>
    <message>
        <source>Nothing is changed yet: your edit waits for approval. Shift+Y lists what waits.</source>
        <translation>尚未修改：您的修改待审批。按 Shift+Y 查看待审批的修改。</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Somebody deleted this component meanwhile. Cancel, or add it anew.</source>
        <translation>此部件已被他人删除。请取消，或重新新增。</translation>
    </message>
    <message>
        <source>Somebody changed other fields meanwhile; yours and theirs are brought together. Save once more.</source>
        <translation>他人同时修改了其他字段，双方的改动已合并。请再次保存。</translation>
    </message>
    <message>
        <source>Somebody made this “%1” meanwhile. Keep yours, or take theirs.</source>
        <translation>他人已将此项改为“%1”。请保留自己的值，或采用对方的值。</translation>
    </message>
    <message>
        <source>Somebody changed the same fields meanwhile. Choose at each of them, then save once more.</source>
        <translation>他人同时修改了相同字段。请逐项选择后再次保存。</translation>
    </message>
    <message>
        <source>Edit a component</source>
        <translation>编辑部件</translation>
    </message>
    <message>
        <source>Pick a component and press E to edit it, or Ctrl+E to add one.</source>
        <translation>选中部件后按 E 编辑，或按 Ctrl+E 新增。</translation>
    </message>
    <message>
        <source>New component</source>
        <translation>新增部件</translation>
    </message>
    <message>
        <source>Edit the component</source>
        <translation>编辑部件</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Mark as abandoned from today; nothing is deleted</source>
        <translation>自今日起标记为废弃，不删除任何数据</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>widgets::DispatchPanel</name>
    <message>
        <source>No city is open</source>
        <translation>未打开城市</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>正在读取案件…</translation>
    </message>
    <message>
        <source>No case is open. Shift+C reports one.</source>
        <translation>没有未结案件。按 Shift+C 上报。</translation>
    </message>
    <message>
        <source>No open case passes these filters.</source>
        <translation>没有符合筛选的未结案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) done</source>
        <translation>
            <numerusform>已办理 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 done, %2 refused: %3</source>
        <translation>已办理 %1 件，拒绝 %2 件：%3</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣台</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结案件</translation>
    </message>
</context>
<context>
    <name>widgets::DrawTool</name>
    <message>
        <source>Click where it stands; Alt does not snap, Escape leaves it</source>
        <translation>点击部件所在位置；按住 Alt 不捕捉，Esc 放弃</translation>
    </message>
    <message>
        <source>Click the vertices; a double click or Return ends, Backspace takes one back</source>
        <translation>依次点击各顶点；双击或回车结束，退格撤回一点</translation>
    </message>
</context>
<context>
    <name>widgets::ExportPanel</name>
    <message>
        <source>What is selected (%1)</source>
        <translation>所选部件（%1）</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>As the city has them</source>
        <translation>与城市相同</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What a query finds</source>
        <translation>查询结果</translation>
    </message>
    <message>
        <source>%1 records written: %2. The mapping beside them brings them in again.</source>
        <translation>已写出 %1 条记录：%2。旁边的字段对应文件可用于重新导入。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>GeoPackage, GeoJSON, CSV, Excel or Shapefile, by what its name ends with</source>
        <translation>按扩展名写成 GeoPackage、GeoJSON、CSV、Excel 或 Shapefile</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>尚未选择文件。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>widgets::FieldEditor</name>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>This is no date. Write year-month-day, for example 2026-03-09.</source>
        <translation>日期无法识别。请写作 年-月-日，例如 2026-03-09。</translation>
    </message>
    <message>
        <source>Set on the map</source>
        <translation>在地图上设置</translation>
    </message>
</context>
<context>
    <name>widgets::FieldFrame</name>
    <message>
        <source>Use “%1”</source>
        <translation>采用“%1”</translation>
    </message>
    <message>
        <source>%1 *</source>
        <comment>a field that must be filled in</comment>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Take what somebody else wrote</source>
        <translation>采用他人填写的值</translation>
    </message>
</context>
<context>
    <name>widgets::FleetCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 km/h</source>
        <translation>%1 km/h</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶员</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>缩放到</translation>
    </message>
    <message>
        <source>Show on the map (Return, double click)</source>
        <translation>在地图上显示（回车、双击）</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep it in the middle of the map until the map is moved by hand</source>
        <translation>使其保持在地图中央，直到手动移动地图</translation>
    </message>
</context>
<context>
    <name>widgets::FleetFilterBar</name>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>All companies</source>
        <translation>所有公司</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Plate, driver, number or task</source>
        <translation>车牌、驾驶员、编号或任务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Show or hide those in this state, in the list and on the map</source>
        <translation>在列表和地图上显示或隐藏此状态的设备</translation>
    </message>
    <message>
        <source>Only those with an alarm</source>
        <translation>仅显示有告警的</translation>
    </message>
    <message>
        <source>Find all</source>
        <translation>查找全部</translation>
    </message>
</context>
<context>
    <name>widgets::FleetModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>km/h</source>
        <translation>km/h</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>widgets::FleetNow</name>
    <message>
        <source>Sweeper</source>
        <translation>清扫车</translation>
    </message>
    <message>
        <source>Watering truck</source>
        <translation>洒水车</translation>
    </message>
    <message>
        <source>Garbage truck</source>
        <translation>垃圾车</translation>
    </message>
    <message>
        <source>Autonomous vehicle</source>
        <translation>无人驾驶车</translation>
    </message>
    <message>
        <source>Follow-me vehicle</source>
        <translation>跟随车</translation>
    </message>
    <message>
        <source>Maintenance cart</source>
        <translation>养护车</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>手表</translation>
    </message>
    <message>
        <source>Tree tilt sensor</source>
        <translation>古树倾斜传感器</translation>
    </message>
    <message>
        <source>Bin level sensor</source>
        <translation>垃圾箱满溢传感器</translation>
    </message>
    <message>
        <source>Parking sensor</source>
        <translation>车位传感器</translation>
    </message>
    <message>
        <source>Lamp circuit</source>
        <translation>路灯回路</translation>
    </message>
    <message>
        <source>Water level sensor</source>
        <translation>水位传感器</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Company %1</source>
        <translation>公司 %1</translation>
    </message>
    <message>
        <source>No company</source>
        <translation>无所属公司</translation>
    </message>
</context>
<context>
    <name>widgets::FleetPanel</name>
    <message>
        <source>The feed has stopped: what is shown is %1.</source>
        <translation>实时数据已中断：显示的数据为%1。</translation>
    </message>
    <message>
        <source>Not live: what is shown was so then.</source>
        <translation>非实时：显示的是当时的情形。</translation>
    </message>
    <message>
        <source>No city is open</source>
        <translation>未打开城市</translation>
    </message>
    <message>
        <source>No feed reaches this city. Start one, and vehicles, watches and sensors come to the map by themselves:</source>
        <translation>本城市没有实时数据。启动数据服务后，车辆、手表和传感器会自动出现在地图上：</translation>
    </message>
    <message>
        <source>Live city</source>
        <translation>实时城市</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The command that starts a feed</source>
        <translation>启动实时数据的命令</translation>
    </message>
</context>
<context>
    <name>widgets::FormPage</name>
    <message numerus="yes">
        <source>%n field(s) need correcting.</source>
        <translation>
            <numerusform>有 %n 个字段需要更正。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason, for the journal</source>
        <translation>原因（记入日志）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>widgets::GoTo</name>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
</context>
<context>
    <name>widgets::HeaderBar</name>
    <message>
        <source>Header</source>
        <translation>标题栏</translation>
    </message>
    <message>
        <source>Time in the city</source>
        <translation>城市当地时间</translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation>绣花</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Everything in this city is made up</source>
        <translation>本城市的数据均为虚构</translation>
    </message>
    <message>
        <source>ddd, MMM d</source>
        <comment>date in the header, QLocale format</comment>
        <translation>M月d日 ddd</translation>
    </message>
</context>
<context>
    <name>widgets::HelpSheet</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>widgets::HistoryPanel</name>
    <message>
        <source> · approved by %1</source>
        <translation> · %1 批准</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>when, who, what</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source> · %1</source>
        <comment>why</comment>
        <translation> · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Pick a component to see its life.</source>
        <translation>选中部件以查看其变更记录。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Its life could not be read.</source>
        <translation>无法读取变更记录。</translation>
    </message>
    <message>
        <source>Nothing was changed since the city was made.</source>
        <translation>建城以来没有变更。</translation>
    </message>
    <message>
        <source>%1 changes, the newest %2 of them below</source>
        <translation>共 %1 次变更，以下为最新的 %2 次</translation>
    </message>
    <message>
        <source>%1 changes, the newest first</source>
        <translation>共 %1 次变更，最新的在前</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Changes of the component</source>
        <translation>部件的变更</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Give it the values that it had before this change; of one field, or of all that it changed</source>
        <translation>恢复为此次变更之前的值：单个字段，或此次变更的全部字段</translation>
    </message>
</context>
<context>
    <name>widgets::ImportForm</name>
    <message>
        <source>As the file says (%1)</source>
        <translation>按文件所述（%1）</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>按文件所述</translation>
    </message>
    <message>
        <source>Found out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>The city&apos;s (%1)</source>
        <translation>与城市相同（%1）</translation>
    </message>
    <message>
        <source>The city&apos;s</source>
        <translation>与城市相同</translation>
    </message>
    <message>
        <source>Kept as text</source>
        <translation>保留为文本</translation>
    </message>
    <message>
        <source>Row refused</source>
        <translation>拒绝该行</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Or drag one onto the window.</source>
        <translation>也可将文件拖到窗口中。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>A name of the list, or EPSG: and a number</source>
        <translation>从列表选择，或输入 EPSG: 加编号</translation>
    </message>
    <message>
        <source>Latitude, or north, comes first in the file</source>
        <translation>文件中纬度（或北坐标）在前</translation>
    </message>
    <message>
        <source>Axes exchanged</source>
        <translation>坐标轴互换</translation>
    </message>
    <message>
        <source>Column of x</source>
        <translation>X 列</translation>
    </message>
    <message>
        <source>Longitude, or east</source>
        <translation>经度或东坐标</translation>
    </message>
    <message>
        <source>Column of y</source>
        <translation>Y 列</translation>
    </message>
    <message>
        <source>Latitude, or north</source>
        <translation>纬度或北坐标</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>In what encoding the file has them</source>
        <translation>文件文字所用的编码</translation>
    </message>
    <message>
        <source>Code profile</source>
        <translation>编码方案</translation>
    </message>
    <message>
        <source>Under which numbering its codes are read</source>
        <translation>按哪种编号方案读取标识码</translation>
    </message>
    <message>
        <source>Invalid codes</source>
        <translation>无效标识码</translation>
    </message>
    <message>
        <source>The next one of its class</source>
        <translation>该类别的下一个编号</translation>
    </message>
    <message>
        <source>Give a code where there is none</source>
        <translation>无标识码时自动编号</translation>
    </message>
    <message>
        <source>Same place</source>
        <translation>位置重复</translation>
    </message>
    <message>
        <source>One of the class stands there already</source>
        <translation>同类部件已在该处</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>距离小于</translation>
    </message>
    <message>
        <source> m</source>
        <translation> 米</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>界外部件</translation>
    </message>
    <message>
        <source>Of all sub-districts</source>
        <translation>不在任何镇街内</translation>
    </message>
</context>
<context>
    <name>widgets::ImportPanel</name>
    <message>
        <source>Looking into the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>%1 rows in the table, as the file says. Check what would come in.</source>
        <translation>文件标明表中有 %1 行。请先检查可导入的内容。</translation>
    </message>
    <message>
        <source>Check what would come in.</source>
        <translation>请先检查可导入的内容。</translation>
    </message>
    <message>
        <source>Values (%1 unknown)</source>
        <translation>取值（%1 项未知）</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>检查完成。</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>导入完成。</translation>
    </message>
    <message>
        <source>What its columns are</source>
        <translation>字段对应</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>A mapping that was saved with an earlier file of this kind</source>
        <translation>载入此前为同类文件保存的字段对应</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>All of this, for the next file of this kind</source>
        <translation>保存全部设置，供下一个同类文件使用</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Read and check every row, write nothing</source>
        <translation>读取并检查每一行，不写入</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>All rows that pass, as one batch that can be taken back</source>
        <translation>导入所有合格的行，作为一个可撤回的批次</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The city stays as it was</source>
        <translation>城市数据保持不变</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>What its values stand for</source>
        <translation>取值含义</translation>
    </message>
</context>
<context>
    <name>widgets::ImportReport</name>
    <message>
        <source>Open the refused rows</source>
        <translation>打开被拒绝的行</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Checked, nothing written: %1 rows read, %2 would come in, %3 would be refused.</source>
        <translation>已检查，未写入：读取 %1 行，可导入 %2 行，将拒绝 %3 行。</translation>
    </message>
    <message>
        <source>%1 rows read, %2 came in, %3 were refused.</source>
        <translation>读取 %1 行，导入 %2 行，拒绝 %3 行。</translation>
    </message>
    <message>
        <source>%1 codes are not valid and stay as text, with what is wrong.</source>
        <translation>%1 个标识码无效，已按文本保留并注明问题。</translation>
    </message>
    <message>
        <source>%1 more are in the file of refused rows</source>
        <translation>另有 %1 行在拒绝文件中</translation>
    </message>
    <message>
        <source>Nothing was checked or imported yet.</source>
        <translation>尚未检查或导入。</translation>
    </message>
</context>
<context>
    <name>widgets::LayerModel</name>
    <message>
        <source>Sub-districts</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Component classes</source>
        <translation>部件分类</translation>
    </message>
    <message>
        <source>States</source>
        <translation>部件状态</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>服务企业</translation>
    </message>
    <message>
        <source>Service lines</source>
        <translation>服务条线</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Outside all</source>
        <translation>不属于任何镇街</translation>
    </message>
    <message>
        <source>No company</source>
        <translation>无服务企业</translation>
    </message>
    <message>
        <source>No service line</source>
        <translation>无服务条线</translation>
    </message>
    <message>
        <source>%1, %2 in view of %3</source>
        <translation>%1，视野内 %2，共 %3</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>视野内</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总数</translation>
    </message>
</context>
<context>
    <name>widgets::LayerPanel</name>
    <message>
        <source>No layer, class or place is called “%1”.</source>
        <translation>没有名为“%1”的图层、分类或镇街。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Filter by name or code</source>
        <translation>按名称或代码筛选</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>筛选图层</translation>
    </message>
    <message>
        <source>Layers and legend</source>
        <translation>图层与图例</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Show all of this section</source>
        <translation>显示本组全部</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Hide all of this section</source>
        <translation>隐藏本组全部</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Show what is hidden in this section and hide what is shown</source>
        <translation>将本组的显示与隐藏对调</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Show this row alone (S, or a double click); again for what was shown before</source>
        <translation>只显示此项（S 键或双击）；再次操作则恢复原样</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>缩放至</translation>
    </message>
    <message>
        <source>Zoom to this sub-district (Z)</source>
        <translation>缩放至此镇街（Z）</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>widgets::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Arrows move the map, plus and minus zoom, Home shows the whole city.</source>
        <translation>方向键平移，加减号缩放，Home 键显示全市。</translation>
    </message>
</context>
<context>
    <name>widgets::MappingModel</name>
    <message>
        <source>no such column</source>
        <translation>文件中没有此列</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Or for all rows</source>
        <translation>或所有行取值</translation>
    </message>
    <message>
        <source>First one</source>
        <translation>首个值</translation>
    </message>
</context>
<context>
    <name>widgets::Notice</name>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>widgets::OverviewMap</name>
    <message>
        <source>Overview map</source>
        <translation>鹰眼图</translation>
    </message>
    <message>
        <source>The whole city; drag the rectangle to move the map</source>
        <translation>全城；拖动方框可移动地图</translation>
    </message>
</context>
<context>
    <name>widgets::Panel</name>
    <message>
        <source>Float this panel, or dock it again</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭此面板</translation>
    </message>
</context>
<context>
    <name>widgets::QualityPanel</name>
    <message>
        <source>Write what was found as PDF or spreadsheet</source>
        <translation>将检查结果写成 PDF 或表格</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Put right everything that this rule found and that has one certain repair, as one change; Ctrl+Z takes it back</source>
        <translation>将此规则发现且有唯一确定修正方法的问题作为一次修改全部修正；Ctrl+Z 可撤回</translation>
    </message>
    <message>
        <source>Repair all</source>
        <translation>全部修正</translation>
    </message>
    <message>
        <source>%1 put right, %2 left: they have no certain repair. Ctrl+Z takes all of it back.</source>
        <translation>已修正 %1 项，%2 项没有确定的修正方法而保留。Ctrl+Z 可全部撤回。</translation>
    </message>
    <message>
        <source>Nothing is changed yet: %1 edits wait for approval. Shift+Y lists them.</source>
        <translation>尚未修改：%1 项修改待审批。按 Shift+Y 查看。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>No city is open</source>
        <translation>未打开城市</translation>
    </message>
    <message>
        <source>%1 components checked, nothing found</source>
        <translation>已检查 %1 个部件，未发现问题</translation>
    </message>
    <message>
        <source>%1 components checked, %2 findings</source>
        <translation>已检查 %1 个部件，发现 %2 项问题</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Findings by rule</source>
        <translation>按规则列出的问题</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hold every component against the rules</source>
        <translation>按规则检查全部部件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Put it right in the one certain way; Ctrl+Z takes it back</source>
        <translation>按唯一确定的方式更正；Ctrl+Z 可撤销</translation>
    </message>
</context>
<context>
    <name>widgets::QueryLine</name>
    <message>
        <source>Query, such as: class = &quot;Street lamp&quot; and state != Intact</source>
        <translation>查询，例如：类别 = 路灯 且 状态 != 完好</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation>清空查询</translation>
    </message>
    <message>
        <source>Fields, operators and values are offered as you type; Ctrl+Space offers them at any time</source>
        <translation>输入时会提示字段、运算符和取值；随时可按 Ctrl+空格</translation>
    </message>
</context>
<context>
    <name>widgets::RecordEditor</name>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>This is no date. Write year-month-day, for example 2026-03-09.</source>
        <translation>日期无法识别。请写作 年-月-日，例如 2026-03-09。</translation>
    </message>
    <message>
        <source>This is no number. Write digits only.</source>
        <translation>数字无法识别。请只写数字。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Set on the map</source>
        <translation>在地图上设置</translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <translation>年-月-日</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n vertices more</source>
        <translation>
            <numerusform>%1 及另外 %n 个顶点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::RecordForm</name>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有任何修改。</translation>
    </message>
    <message>
        <source>Somebody deleted this record meanwhile. Cancel, or add it anew.</source>
        <translation>此记录已被他人删除。请取消，或重新新增。</translation>
    </message>
    <message>
        <source>Somebody changed other fields meanwhile; yours and theirs are brought together. Save once more.</source>
        <translation>他人修改了其他字段；双方的修改已合并。请再次保存。</translation>
    </message>
    <message>
        <source>Somebody made this “%1” meanwhile. Keep yours, or take theirs.</source>
        <translation>他人已将此处改为“%1”。请保留您的值或采用对方的值。</translation>
    </message>
    <message>
        <source>Somebody changed the same fields meanwhile. Choose at each of them, then save once more.</source>
        <translation>他人修改了相同字段。请逐一选择后再次保存。</translation>
    </message>
    <message>
        <source>%1: new</source>
        <translation>%1：新增</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it; Ctrl+Z takes that back</source>
        <translation>删除；按 Ctrl+Z 可撤销</translation>
    </message>
</context>
<context>
    <name>widgets::RecordsPanel</name>
    <message>
        <source>Open a city to see its facilities.</source>
        <translation>请先打开城市，再查看其设施。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>The city has none yet.</source>
        <translation>本市尚无此类记录。</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>没有符合筛选的记录。</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 opened in %2</source>
        <translation>%2 年新启用 %1</translation>
    </message>
    <message>
        <source>%1 rebuilt</source>
        <translation>改建 %1</translation>
    </message>
    <message>
        <source>Facilities and roads</source>
        <translation>设施与道路</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Filter by any of its words</source>
        <translation>按任意文字筛选</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Pick on the map</source>
        <translation>在地图上选取</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清空筛选</translation>
    </message>
</context>
<context>
    <name>widgets::SearchBox</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Any part of a name, code or address, or pinyin; several words narrow it down</source>
        <translation>名称、编码、地址的任意片段或拼音；多个词缩小范围</translation>
    </message>
    <message>
        <source>GCJ-02, turned into the city&apos;s coordinates</source>
        <translation>GCJ-02，已转换为本市坐标</translation>
    </message>
    <message>
        <source>Metres of the map&apos;s coordinates</source>
        <translation>地图坐标（米）</translation>
    </message>
    <message>
        <source>The view of a map link</source>
        <translation>地图链接的视图</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <source>Return flies there</source>
        <translation>按回车前往</translation>
    </message>
    <message>
        <source>Nothing matches. Fewer letters or words find more.</source>
        <translation>没有匹配的结果。减少字词可找到更多。</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 项</translation>
    </message>
    <message>
        <source>components follow: %1 % read</source>
        <translation>部件随后可查：已读 %1 %</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the city</source>
        <translation>搜索全城</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>How many were found</source>
        <translation>结果数量</translation>
    </message>
</context>
<context>
    <name>widgets::SearchModel</name>
    <message>
        <source>The whole city</source>
        <translation>全城</translation>
    </message>
    <message>
        <source>not on the map</source>
        <translation>不在图上</translation>
    </message>
    <message>
        <source>More of these</source>
        <translation>更多此类结果</translation>
    </message>
</context>
<context>
    <name>widgets::SignInBox</name>
    <message>
        <source>Type a name and a pass phrase.</source>
        <translation>请输入用户名和口令。</translation>
    </message>
    <message>
        <source>The two pass phrases differ. Type the same one twice.</source>
        <translation>两次输入的口令不同。请重新输入。</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>首位管理员</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>So far this city asks nobody for a name: whoever may write its file may change it. With its first administrator, changes need somebody who has signed in.</source>
        <translation>此城市尚无用户：能写此文件者均可修改。设立首位管理员后，修改须先登录。</translation>
    </message>
    <message>
        <source>Everybody may look; changing and exporting need somebody who has signed in.</source>
        <translation>任何人均可查看；修改和导出须先登录。</translation>
    </message>
    <message>
        <source>Everybody may look; changing and exporting need somebody who has signed in. The accounts of this demo city, with the pass phrase %1:</source>
        <translation>任何人均可查看；修改和导出须先登录。此演示城市的用户如下，口令均为 %1：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Pass phrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The pass phrase once more</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Make the administrator</source>
        <translation>设立管理员</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>widgets::SourceList</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Sources of the feed</source>
        <translation>实时数据来源</translation>
    </message>
</context>
<context>
    <name>widgets::StatusStrip</name>
    <message>
        <source>Base map: starting</source>
        <translation>底图：启动中</translation>
    </message>
    <message>
        <source>Base map: ready</source>
        <translation>底图：就绪</translation>
    </message>
    <message>
        <source>Base map: drawing</source>
        <translation>底图：绘制中</translation>
    </message>
    <message>
        <source>Base map: restarting</source>
        <translation>底图：重启中</translation>
    </message>
    <message>
        <source>Base map: out of order</source>
        <translation>底图：不可用</translation>
    </message>
    <message>
        <source>%1, picture %2</source>
        <comment>base map&apos;s state, the age of its picture</comment>
        <translation>%1，画面为%2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>In view %1 · city %2</source>
        <translation>视野内 %1 · 全市 %2</translation>
    </message>
    <message>
        <source>%1 not on the map</source>
        <translation>%1 个未上图</translation>
    </message>
    <message>
        <source>Components without a place: their geometry is missing, damaged or far away from the city</source>
        <translation>无有效位置的部件：图形缺失、损坏或远离本市</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Everything in this city is made up</source>
        <translation>本城市的数据均为虚构</translation>
    </message>
    <message>
        <source>The file of this city cannot be written</source>
        <translation>该城市文件不可写</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
</context>
<context>
    <name>widgets::TablePanel</name>
    <message>
        <source>Reading the components…</source>
        <translation>正在读取部件…</translation>
    </message>
    <message>
        <source>No city is open.</source>
        <translation>尚未打开城市。</translation>
    </message>
    <message>
        <source>Nothing is selected. Draw a rectangle (R), a lasso (A) or a polygon (P) on the map.</source>
        <translation>尚未选择部件。可在地图上画矩形（R）、套索（A）或多边形（P）。</translation>
    </message>
    <message>
        <source>No component answers this query.</source>
        <translation>没有符合查询条件的部件。</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 in the table</source>
        <translation>表中 %1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>长度 %1</translation>
    </message>
    <message>
        <source>area %1 m²</source>
        <translation>面积 %1 平方米</translation>
    </message>
    <message>
        <source>Writing the selection</source>
        <translation>正在写入选择集</translation>
    </message>
    <message>
        <source>Select rows to copy them.</source>
        <translation>请先选择要复制的行。</translation>
    </message>
    <message>
        <source>%1 rows are too many for the clipboard, which takes %2: export them as a file.</source>
        <translation>%1 行超出剪贴板上限 %2 行：请导出为文件。</translation>
    </message>
    <message>
        <source>Copied to the clipboard: %1</source>
        <translation>已复制到剪贴板：%1</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select all rows of the table (Ctrl+A)</source>
        <translation>选择表中所有行（Ctrl+A）</translation>
    </message>
    <message>
        <source>Selected only</source>
        <translation>仅看已选</translation>
    </message>
    <message>
        <source>List only what is selected</source>
        <translation>只列出已选部件</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Show all of the selection on the map</source>
        <translation>在地图上显示整个选择集</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Select what is not selected</source>
        <translation>选择未选的部件</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Give up the selection</source>
        <translation>清除选择集</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected rows for a spreadsheet (Ctrl+C)</source>
        <translation>复制已选行，可粘贴到电子表格（Ctrl+C）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the selection into a file</source>
        <translation>将选择集写入文件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing; nothing is left of it</source>
        <translation>停止写入，不留下任何文件</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>A click sorts, a right click chooses columns</source>
        <translation>单击排序，右键选择列</translation>
    </message>
</context>
<context>
    <name>widgets::ValuesModel</name>
    <message>
        <source>as written</source>
        <translation>按原文</translation>
    </message>
    <message>
        <source>not known: choose</source>
        <translation>未知，请选择</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中的值</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>widgets::WelcomePage</name>
    <message>
        <source>(not there)</source>
        <translation>（文件不存在）</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Xiuhua</source>
        <translation>绣花</translation>
    </message>
    <message>
        <source>City management command center. Open a city to see all of it on the map.</source>
        <translation>城市精细化管理指挥中心。打开一座城市，即可在一张图上看到全部部件。</translation>
    </message>
    <message>
        <source>Open a city…</source>
        <translation>打开城市…</translation>
    </message>
    <message>
        <source>Recent cities</source>
        <translation>最近打开的城市</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>The city could not be opened</source>
        <translation>无法打开该城市</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open another city…</source>
        <translation>打开其他城市…</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>widgets::exchange</name>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Sub-districts</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Compounds</source>
        <translation>小区</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水系</translation>
    </message>
    <message>
        <source>Green areas</source>
        <translation>绿地</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>唯一标识</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>标识码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Maintainer</source>
        <translation>养护单位</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>初始日期</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Civil-affairs code</source>
        <translation>民政代码</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>建成日期</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>改造日期</translation>
    </message>
    <message>
        <source>One way</source>
        <translation>单行</translation>
    </message>
    <message>
        <source>Width (m)</source>
        <translation>宽度（米）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>GCJ-02, as web maps have it</source>
        <translation>GCJ-02（网络地图）</translation>
    </message>
</context>
<context>
    <name>work</name>
    <message>
        <source>The working calendar cannot be used: %1. Correct it.</source>
        <translation>工作日历无法使用：%1。请更正。</translation>
    </message>
    <message>
        <source>it has no working hours</source>
        <translation>没有工作时段</translation>
    </message>
    <message>
        <source>its working hours overlap, touch or leave the day</source>
        <translation>工作时段重叠、相接或超出一天</translation>
    </message>
    <message>
        <source>no day of its week is a working day</source>
        <translation>一周中没有工作日</translation>
    </message>
    <message>
        <source>there is no time zone &quot;%1&quot;</source>
        <translation>没有时区“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; to &quot;%2&quot; are no days of a year</source>
        <translation>“%1”至“%2”不是一年中的日子</translation>
    </message>
    <message>
        <source>%1 stands there twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>%1 cannot be read. Install the program again or name another file.</source>
        <translation>无法读取 %1。请重新安装程序，或指定其他文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are no working hours</source>
        <translation>“%1”不是工作时段</translation>
    </message>
    <message>
        <source>weekdays count from 1, Monday, to 7</source>
        <translation>星期应以 1（星期一）至 7 表示</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>此操作需要填写理由。</translation>
    </message>
    <message>
        <source>This needs a filing condition. Choose the one that fits.</source>
        <translation>此操作需要立案条件。请选择相符的一条。</translation>
    </message>
    <message>
        <source>This needs a department. Choose who is responsible.</source>
        <translation>此操作需要责任部门。请选择。</translation>
    </message>
    <message>
        <source>This needs somebody who does it. Name the handler.</source>
        <translation>此操作需要处置人。请填写姓名。</translation>
    </message>
    <message>
        <source>This needs another case to be merged into.</source>
        <translation>此操作需要指定并入的另一案件。</translation>
    </message>
    <message>
        <source>This needs the closing condition to be met. Say that it is, or send the case to rework.</source>
        <translation>结案条件必须满足。请确认已满足，或将案件返工。</translation>
    </message>
    <message>
        <source>This needs a photo.</source>
        <translation>此操作需要照片。</translation>
    </message>
    <message>
        <source>This needs a photo taken before the work.</source>
        <translation>此操作需要处置前照片。</translation>
    </message>
    <message>
        <source>This needs a photo taken after the work.</source>
        <translation>此操作需要处置后照片。</translation>
    </message>
    <message>
        <source>This has to be done at the place: no position of this step or its photos lies within %1 m of the case.</source>
        <translation>此操作须在现场进行：本步骤及其照片的位置均不在案件 %1 米以内。</translation>
    </message>
    <message>
        <source>Whoever did or confirmed the work may not judge it. Somebody else has to do this.</source>
        <translation>处置或确认的人不能核查或结案，须由他人办理。</translation>
    </message>
    <message>
        <source>Whoever asked for it may not decide on it. Somebody else has to do this.</source>
        <translation>申请人不能审批自己的申请，须由他人办理。</translation>
    </message>
    <message>
        <source>The second review needs another person than the first.</source>
        <translation>复审须由初审以外的人办理。</translation>
    </message>
    <message>
        <source>This time lies in the future. Check the time, and the clock of this machine.</source>
        <translation>该时间在未来。请检查时间和本机时钟。</translation>
    </message>
    <message>
        <source>This time lies before the case&apos;s newest step. Check the time, and the clock of this machine.</source>
        <translation>该时间早于案件的最新步骤。请检查时间和本机时钟。</translation>
    </message>
    <message>
        <source>The case is overdue: an extension has to be asked for before.</source>
        <translation>案件已超期：延期须在超期前申请。</translation>
    </message>
    <message>
        <source>Handling was not overdue: there is nothing to appeal against.</source>
        <translation>处置未超期，无可申诉。</translation>
    </message>
    <message>
        <source>The case was extended %1 times, as often as is allowed.</source>
        <translation>案件已延期 %1 次，达到上限。</translation>
    </message>
    <message>
        <source>The case was suspended before, and that is allowed once.</source>
        <translation>案件已挂账过，只允许一次。</translation>
    </message>
    <message>
        <source>There was an appeal before, and that is allowed once.</source>
        <translation>已申诉过，只允许一次。</translation>
    </message>
    <message>
        <source>Something else was asked for and is not decided yet.</source>
        <translation>另有申请尚未审批。</translation>
    </message>
    <message>
        <source>Nothing was asked for that could be decided.</source>
        <translation>没有可审批的申请。</translation>
    </message>
    <message>
        <source>A suspension needs the day on which it ends, after today.</source>
        <translation>挂账需要截止日期，且须在今天之后。</translation>
    </message>
    <message>
        <source>A suspension may last %1 days at most.</source>
        <translation>挂账最长 %1 天。</translation>
    </message>
    <message>
        <source>The filing condition of this case has no time limit. Choose another one.</source>
        <translation>该案件的立案条件没有处置时限。请另选一条。</translation>
    </message>
    <message>
        <source>This cannot be done with the case as it stands, or not in this role.</source>
        <translation>案件在当前状态下不能这样办理，或该角色无此权限。</translation>
    </message>
    <message>
        <source>The table of case states cannot be used: %1. Correct the file.</source>
        <translation>案件状态表无法使用：%1。请更正文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known</source>
        <translation>“%1”无法识别</translation>
    </message>
    <message>
        <source>there are no moves in it</source>
        <translation>其中没有流转</translation>
    </message>
    <message>
        <source>the row &quot;%1&quot; needs a number of its own, an id and two names</source>
        <translation>“%1”一行需要唯一的编号、标识和两种名称</translation>
    </message>
    <message>
        <source>there is no stage &quot;%1&quot;</source>
        <translation>没有阶段“%1”</translation>
    </message>
    <message>
        <source>there is no right &quot;%1&quot;</source>
        <translation>没有权限“%1”</translation>
    </message>
    <message>
        <source>a stage&apos;s limit needs a stage and a source</source>
        <translation>阶段时限需要阶段和来源</translation>
    </message>
    <message>
        <source>there is no action &quot;%1&quot;</source>
        <translation>没有操作“%1”</translation>
    </message>
    <message>
        <source>there is no role &quot;%1&quot;</source>
        <translation>没有角色“%1”</translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;</source>
        <translation>没有状态“%1”</translation>
    </message>
    <message>
        <source>the action &quot;%1&quot; stands there twice for one state and role</source>
        <translation>操作“%1”对同一状态和角色出现了两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time limit. Write a number above 0 and urgent-hours, working-hours, working-days or natural-days.</source>
        <translation>“%1”不是时限。请写大于 0 的数和 urgent-hours（紧急工作时）、working-hours（工作时）、working-days（工作日）或 natural-days（自然日）。</translation>
    </message>
    <message>
        <source>%1 urgent hours</source>
        <translation>%1 紧急工作时</translation>
    </message>
    <message>
        <source>%1 working hours</source>
        <translation>%1 工作时</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 工作日</translation>
    </message>
    <message>
        <source>%1 natural days</source>
        <translation>%1 自然日</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派遣</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>Sensor alarm</source>
        <translation>传感器报警</translation>
    </message>
    <message>
        <source>Vehicle alarm</source>
        <translation>车辆报警</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查发现</translation>
    </message>
    <message>
        <source>Open311</source>
        <translation>Open311</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>The filing conditions cannot be used: %1. Correct the file.</source>
        <translation>立案条件无法使用：%1。请更正文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no class of four digits</source>
        <translation>“%1”不是四位类别代码</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs an id, a condition, a closing condition and a source</source>
        <translation>“%1”需要标识、立案条件、结案条件和来源</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long</source>
        <translation>“%1”过长</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no kind of case: write component or event</source>
        <translation>“%1”不是案件类型：请写 component（部件）或 event（事件）</translation>
    </message>
    <message>
        <source>the class &quot;%1&quot; needs a code of its own, two names and a source</source>
        <translation>类别“%1”需要唯一代码、两种名称和来源</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB</source>
        <translation>文件大于 16 MiB</translation>
    </message>
    <message>
        <source>there are no conditions in it, or more than 100,000</source>
        <translation>其中没有条件，或多于 10 万条</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>route</name>
    <message>
        <source>The speeds of %1 cannot be used: %2. Correct the file.</source>
        <translation>%1 中的车速不能使用：%2。请改正该文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>it has no list &quot;speeds&quot;</source>
        <translation>其中没有列表“speeds”</translation>
    </message>
    <message>
        <source>the row of &quot;%1&quot; needs a class, a speed up to 200 km/h and a source</source>
        <translation>“%1”一行需要类别、不超过 200 公里/小时的车速和来源</translation>
    </message>
</context>
<context>
    <name>xiuhuactl</name>
    <message>
        <source>finds the quickest way between two places by road, with distance and time</source>
        <translation>按道路求两地之间的最快路线，给出距离和时间</translation>
    </message>
    <message>
        <source>%1 km, %2 min %3 s: %4</source>
        <translation>%1 公里，%2 分 %3 秒：%4</translation>
    </message>
    <message>
        <source>No road lies within 2 km of %1,%2.</source>
        <translation>%1,%2 周围 2 公里内没有道路。</translation>
    </message>
    <message>
        <source>No way leads there: the roads are not connected.</source>
        <translation>无路可达：道路不相连。</translation>
    </message>
    <message>
        <source>Name the city and two places as LON,LAT in degrees.</source>
        <translation>请给出城市文件和两个以度为单位的“经度,纬度”。</translation>
    </message>
    <message>
        <source>checks the quality of a city&apos;s data, or puts right what a rule found</source>
        <translation>检查城市数据质量，或修正某条规则发现的问题</translation>
    </message>
    <message>
        <source>%1 components were put right as batch %2, %3 have no certain repair. xiuhuactl revert or undo takes it back.</source>
        <translation>已以批次 %2 修正 %1 个部件，%3 个没有确定的修正方法。可用 xiuhuactl revert 或 undo 撤回。</translation>
    </message>
    <message>
        <source>Nothing was put right; %1 findings have no certain repair.</source>
        <translation>没有修正任何问题；%1 项没有确定的修正方法。</translation>
    </message>
    <message>
        <source>Quality: %1</source>
        <translation>质检：%1</translation>
    </message>
    <message>
        <source>--repair takes a rule with certain repairs: %1.</source>
        <translation>--repair 需要有确定修正方法的规则：%1。</translation>
    </message>
    <message>
        <source>approves or refuses edits that wait, all or some; or says which edits have to wait</source>
        <translation>批准或拒绝全部或部分待审批的修改；或规定哪些修改需要审批</translation>
    </message>
    <message>
        <source>lists the edits that wait for approval, or those of one batch with what they change</source>
        <translation>列出待审批的修改，或某一批次及其修改内容</translation>
    </message>
    <message>
        <source>Nothing is changed yet: it waits for approval as edit %1.</source>
        <translation>尚未修改：以修改 %1 等待审批。</translation>
    </message>
    <message>
        <source>%1 (approved by %2)</source>
        <translation>%1（%2 批准）</translation>
    </message>
    <message>
        <source>Nothing is changed yet: %1 edits wait for approval as %2. xiuhuactl approve writes or refuses them.</source>
        <translation>尚未修改：%1 项修改以 %2 等待审批。可用 xiuhuactl approve 批准或拒绝。</translation>
    </message>
    <message>
        <source>It will wait for approval.</source>
        <translation>此项将等待审批。</translation>
    </message>
    <message>
        <source>Name the city and what xiuhuactl pending lists, or --rules, --add-rule or --drop-rule.</source>
        <translation>请给出城市和 xiuhuactl pending 列出的批次，或 --rules、--add-rule、--drop-rule。</translation>
    </message>
    <message>
        <source>%1 edits were withdrawn, %2 wait on.</source>
        <translation>已撤回 %1 项修改，%2 项仍待审批。</translation>
    </message>
    <message>
        <source>%1 edits were refused, %2 wait on.</source>
        <translation>已拒绝 %1 项修改，%2 项仍待审批。</translation>
    </message>
    <message>
        <source>%1 edits were approved and written, %2 wait on.</source>
        <translation>已批准并写入 %1 项修改，%2 项仍待审批。</translation>
    </message>
    <message>
        <source>--edits takes the numbers that xiuhuactl pending shows, such as 12,15.</source>
        <translation>--edits 需要 xiuhuactl pending 列出的编号，例如 12,15。</translation>
    </message>
    <message>
        <source>Rule %1 holds no more.</source>
        <translation>规则 %1 不再生效。</translation>
    </message>
    <message>
        <source>Rule %1 holds from now on.</source>
        <translation>规则 %1 自此生效。</translation>
    </message>
    <message>
        <source>Name a number after --rows.</source>
        <translation>请在 --rows 后给出数字。</translation>
    </message>
    <message>
        <source>There are no rules of approval: every edit is written at once.</source>
        <translation>没有审批规则：所有修改立即写入。</translation>
    </message>
    <message>
        <source>whoever may approve</source>
        <translation>有审批权者</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>%1  class: %2  field: %3  rows: %4 or more  spares: %5</source>
        <translation>%1  类别：%2  字段：%3  行数：不少于 %4  免审：%5</translation>
    </message>
    <message>
        <source>Nobody asked for edits under %1.</source>
        <translation>没有以 %1 提出的修改。</translation>
    </message>
    <message>
        <source>No edits wait for approval.</source>
        <translation>没有待审批的修改。</translation>
    </message>
    <message>
        <source>  (changed since)</source>
        <translation>  （此后已变更）</translation>
    </message>
    <message>
        <source>receives a city&apos;s live feed and publishes it to every window</source>
        <translation>接收城市的实时数据并发布给所有窗口</translation>
    </message>
    <message>
        <source>drives made-up vehicles on the roads of a demo city, with what goes wrong in the field</source>
        <translation>在演示城市的道路上行驶虚构车辆，并模拟现场会出的问题</translation>
    </message>
    <message>
        <source>%1 connected, %2 authenticated, %3 frames, %4 positions taken, %5 refused</source>
        <translation>已连接 %1，已鉴权 %2，报文 %3，采纳位置 %4，拒绝 %5</translation>
    </message>
    <message>
        <source>--port and --seconds take whole numbers.</source>
        <translation>--port 和 --seconds 需要整数。</translation>
    </message>
    <message>
        <source>Listening for JT/T 808 terminals at %1:%2, %3 devices known. Ctrl+C ends it.</source>
        <translation>正在 %1:%2 监听 JT/T 808 终端，已知设备 %3 台。按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>--vehicles takes 1 to 50000, --rate 0.01 to 100 a second, --seconds and --port whole numbers.</source>
        <translation>--vehicles 为 1 至 50000，--rate 为每秒 0.01 至 100 次，--seconds 和 --port 为整数。</translation>
    </message>
    <message>
        <source>This city has no roads to drive on.</source>
        <translation>这个城市没有可行驶的道路。</translation>
    </message>
    <message>
        <source>Nobody receives this city&apos;s live feed. Start xiuhuactl serve, or open the city.</source>
        <translation>没有程序在接收本市的实时数据。请运行 xiuhuactl serve，或打开该城市。</translation>
    </message>
    <message>
        <source>%1 of %2 vehicles online, %3 positions sent, %4 answered</source>
        <translation>%2 辆车中 %1 辆在线，已发送位置 %3，已应答 %4</translation>
    </message>
    <message>
        <source>reads hex frames, one a line, and prints what they say as JSON, one object a line</source>
        <translation>逐行读取十六进制报文，每行输出一个 JSON 对象</translation>
    </message>
    <message>
        <source>This is too short for a frame.</source>
        <translation>太短，不成一帧。</translation>
    </message>
    <message>
        <source>It is longer than any frame.</source>
        <translation>比任何一帧都长。</translation>
    </message>
    <message>
        <source>The checksum is %1, it should be %2.</source>
        <translation>校验码为 %1，应为 %2。</translation>
    </message>
    <message>
        <source>The header tells a length of %1, the body has %2 bytes.</source>
        <translation>消息头称长度为 %1，消息体有 %2 字节。</translation>
    </message>
    <message>
        <source>7D stands there without 01 or 02 behind it.</source>
        <translation>有 7D 后面不是 01 或 02。</translation>
    </message>
    <message>
        <source>The body is encrypted.</source>
        <translation>消息体已加密。</translation>
    </message>
    <message>
        <source>The body does not hold what its message should.</source>
        <translation>消息体内容与其消息不符。</translation>
    </message>
    <message>
        <source>An additional item runs past the end.</source>
        <translation>有附加信息项超出末尾。</translation>
    </message>
    <message>
        <source>The time is none.</source>
        <translation>时间无效。</translation>
    </message>
    <message>
        <source>This is no hex: %1</source>
        <translation>这不是十六进制：%1</translation>
    </message>
    <message>
        <source>There is an odd number of hex digits.</source>
        <translation>十六进制位数为奇数。</translation>
    </message>
    <message>
        <source>Name the language, jt808, and one file or none.</source>
        <translation>请写明协议 jt808，以及一个文件或不写文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>无有效位置</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Administrative code</source>
        <translation>行政区划代码</translation>
    </message>
    <message>
        <source>Code profile</source>
        <translation>编码标准</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Demonstration data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Schematic boundaries</source>
        <translation>示意边界</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>结构版本</translation>
    </message>
    <message>
        <source>Change number</source>
        <translation>变更序号</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Components by sub-district</source>
        <translation>各镇街部件数</translation>
    </message>
    <message>
        <source>outside all</source>
        <translation>不属于任何镇街</translation>
    </message>
    <message>
        <source>Components by class</source>
        <translation>各小类部件数</translation>
    </message>
    <message>
        <source>Components by state</source>
        <translation>各状态部件数</translation>
    </message>
    <message>
        <source>Name one city file.</source>
        <translation>请指定一个城市文件。</translation>
    </message>
    <message>
        <source>makes the demo city</source>
        <translation>创建演示城市</translation>
    </message>
    <message>
        <source>tells what is in a city</source>
        <translation>显示城市的内容</translation>
    </message>
    <message>
        <source>Usage: xiuhuactl %1 %2</source>
        <translation>用法：xiuhuactl %1 %2</translation>
    </message>
    <message>
        <source>Usage: xiuhuactl COMMAND ...</source>
        <translation>用法：xiuhuactl 命令 …</translation>
    </message>
    <message>
        <source>shows this text</source>
        <translation>显示本说明</translation>
    </message>
    <message>
        <source>shows the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>adds the system&apos;s own words to messages</source>
        <translation>在消息后附上系统原文</translation>
    </message>
    <message>
        <source>There is no command %1. See xiuhuactl --help.</source>
        <translation>没有命令 %1。参见 xiuhuactl --help。</translation>
    </message>
    <message>
        <source>draws the map of a city into a picture</source>
        <translation>将城市地图绘制成图片</translation>
    </message>
    <message>
        <source>Name what to copy and where to.</source>
        <translation>请指定要复制的城市及目标位置。</translation>
    </message>
    <message>
        <source>%1: checked copy at change %2, %3 MB, %4 further files.</source>
        <translation>%1：已校验的副本，变更序号 %2，%3 MB，另有 %4 个文件。</translation>
    </message>
    <message>
        <source>copies a city in use, and checks the copy</source>
        <translation>复制正在使用的城市，并校验副本</translation>
    </message>
    <message>
        <source>checks a copy, and makes a city of it</source>
        <translation>校验副本，并由其恢复城市</translation>
    </message>
    <message>
        <source>--components needs a whole number.</source>
        <translation>--components 需要一个整数。</translation>
    </message>
    <message>
        <source>--per-district needs a whole number.</source>
        <translation>--per-district 需要一个整数。</translation>
    </message>
    <message>
        <source>--seed needs a whole number, 0 or more.</source>
        <translation>--seed 需要一个不小于 0 的整数。</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 %1。</translation>
    </message>
    <message>
        <source>Name one file, not two: %1.</source>
        <translation>请只指定一个文件：%1。</translation>
    </message>
    <message>
        <source>Name the file to make.</source>
        <translation>请指定要创建的文件。</translation>
    </message>
    <message>
        <source>%1: a demo city of %2 components, made in %3 s (%4 MB).</source>
        <translation>%1：演示城市，共 %2 个部件，用时 %3 秒（%4 MB）。</translation>
    </message>
    <message>
        <source>--limit takes a number from 1 to %1.</source>
        <translation>--limit 须为 1 到 %1 之间的数。</translation>
    </message>
    <message>
        <source>--near takes a longitude and a latitude, such as 106.53,29.38.</source>
        <translation>--near 须为经度和纬度，例如 106.53,29.38。</translation>
    </message>
    <message>
        <source>Name one city file, and what to look for.</source>
        <translation>请指明一个城市文件以及要查找的内容。</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>finds places and components by any part of a name, code or address</source>
        <translation>按名称、编码或地址的任意片段查找地点和部件</translation>
    </message>
    <message>
        <source>%1: %2 rows read, %3 in, %4 refused.</source>
        <translation>%1：读取 %2 行，导入 %3 行，拒绝 %4 行。</translation>
    </message>
    <message>
        <source>%1 codes are not valid and were kept as text, with what is wrong.</source>
        <translation>%1 个编码无效，已连同问题按文字保留。</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Written as batch %1: xiuhuactl revert CITY %1 takes it back.</source>
        <translation>已写入为批次 %1：xiuhuactl revert 城市 %1 可将其撤回。</translation>
    </message>
    <message>
        <source>Name the city and the files to bring in.</source>
        <translation>请指定城市和要导入的文件。</translation>
    </message>
    <message>
        <source>Name the description of the city and the file to make.</source>
        <translation>请指定城市描述文件和要创建的文件。</translation>
    </message>
    <message>
        <source>Name the city and the batch.</source>
        <translation>请指定城市和批次。</translation>
    </message>
    <message>
        <source>%1 rows were taken back, %2 were gone already.</source>
        <translation>已撤回 %1 条记录，%2 条此前已不存在。</translation>
    </message>
    <message>
        <source>makes a city from a description, with the files that it names</source>
        <translation>按描述文件（及其所列文件）创建城市</translation>
    </message>
    <message>
        <source>brings files into a city: all of them or nothing</source>
        <translation>将文件导入城市：全部导入或全不导入</translation>
    </message>
    <message>
        <source>lists what was brought in or changed as one</source>
        <translation>列出成批导入或修改的内容</translation>
    </message>
    <message>
        <source>takes an import or a bulk edit back as one</source>
        <translation>整体撤回一次导入或批量编辑</translation>
    </message>
    <message>
        <source>Name the city and the file to write.</source>
        <translation>请指定城市和要写入的文件。</translation>
    </message>
    <message>
        <source>%1 records written; %2 brings them in again.</source>
        <translation>已写出 %1 条记录；用 %2 可将其重新导入。</translation>
    </message>
    <message>
        <source>writes records of a city into a file that comes in again unchanged</source>
        <translation>将城市记录写入文件，可原样重新导入</translation>
    </message>
    <message>
        <source>There is no field %1 to sort by.</source>
        <translation>没有可排序的字段 %1。</translation>
    </message>
    <message>
        <source>--limit takes a number from 1.</source>
        <translation>--limit 后面是不小于 1 的数字。</translation>
    </message>
    <message>
        <source>%1 components: %2 points, %3 lines of %4 m, %5 polygons of %6 m²</source>
        <translation>%1 个部件：点 %2 个，线 %3 条共 %4 米，面 %5 个共 %6 平方米</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name, or replace it with --force.</source>
        <translation>%1 已存在。请换一个名字，或用 --force 替换。</translation>
    </message>
    <message>
        <source>%1 could not be written. Is there room on the disk, and may you write there?</source>
        <translation>无法写入 %1。磁盘有空间吗？您有写入权限吗？</translation>
    </message>
    <message>
        <source>%1 components, %2 of them shown.</source>
        <translation>共 %1 个部件，显示 %2 个。</translation>
    </message>
    <message>
        <source>finds the components of which an expression is true, inside a polygon</source>
        <translation>查找多边形内符合表达式的部件</translation>
    </message>
    <message>
        <source>The city&apos;s map projection is not known to PROJ.</source>
        <translation>PROJ 不认识该城市的地图投影。</translation>
    </message>
    <message>
        <source>--polygon takes three corners or more, such as &quot;106.5 29.3, 106.6 29.3, 106.6 29.4&quot;.</source>
        <translation>--polygon 需要三个或更多角点，例如 &quot;106.5 29.3, 106.6 29.3, 106.6 29.4&quot;。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>%1 more are not shown: --limit shows more, --report writes all.</source>
        <translation>另有 %1 条未显示：用 --limit 显示更多，用 --report 写出全部。</translation>
    </message>
    <message>
        <source>%1 components looked at, %2 findings.</source>
        <translation>已检查 %1 个部件，发现 %2 个问题。</translation>
    </message>
    <message>
        <source>Name a number after --limit.</source>
        <translation>请在 --limit 后给出一个数字。</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>报表已写入 %1。</translation>
    </message>
    <message>
        <source>Demonstration accounts</source>
        <translation>演示账户</translation>
    </message>
    <message>
        <source>Their pass phrase</source>
        <translation>演示口令</translation>
    </message>
    <message>
        <source>%1 is no code of a sub-district, service line or company of the city.</source>
        <translation>%1 不是本市镇街、业务线或公司的代码。</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>The city has no accounts: xiuhuactl user CITY add NAME makes the first administrator.</source>
        <translation>本市没有账户：用 xiuhuactl user CITY add NAME 创建首位管理员。</translation>
    </message>
    <message>
        <source>New pass phrase of %1</source>
        <translation>%1 的新口令</translation>
    </message>
    <message>
        <source>%1 is the first administrator. From now on every change needs somebody who signs in.</source>
        <translation>%1 为首位管理员。此后每次修改都须登录。</translation>
    </message>
    <message>
        <source>Name the city and what to do: list, audit, add, password, role, disable or enable, and an account.</source>
        <translation>请指定城市和操作：list、audit、add、password、role、disable 或 enable，以及账户。</translation>
    </message>
    <message>
        <source>manages who may change a city</source>
        <translation>管理谁可以修改城市</translation>
    </message>
    <message>
        <source>There is no terminal to type a pass phrase: name a file with --passphrase-file.</source>
        <translation>没有可输入口令的终端：请用 --passphrase-file 指定文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Name the file that holds the pass phrase.</source>
        <translation>无法读取 %1。请指定含有口令的文件。</translation>
    </message>
    <message>
        <source>This city has accounts: name yours with --user, and its pass phrase with --passphrase-file or at the prompt.</source>
        <translation>本市设有账户：请用 --user 指定账户，并用 --passphrase-file 或在提示时给出口令。</translation>
    </message>
    <message>
        <source>Pass phrase of %1</source>
        <translation>%1 的口令</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>(another program)</source>
        <translation>（其他程序）</translation>
    </message>
    <message>
        <source>There is no field %1.</source>
        <translation>没有字段 %1。</translation>
    </message>
    <message>
        <source>Taken back: %1, revision %2.</source>
        <translation>已撤销：%1，版本 %2。</translation>
    </message>
    <message>
        <source>Done again: %1, revision %2.</source>
        <translation>已重做：%1，版本 %2。</translation>
    </message>
    <message>
        <source>Nothing was changed since the city was made.</source>
        <translation>自城市建立以来没有变更。</translation>
    </message>
    <message>
        <source>Restored: %1, revision %2.</source>
        <translation>已恢复：%1，版本 %2。</translation>
    </message>
    <message>
        <source>Name the city and a component&apos;s code or identity.</source>
        <translation>请给出城市和部件的标识码或标识。</translation>
    </message>
    <message>
        <source>The city has no component %1.</source>
        <translation>城市中没有部件 %1。</translation>
    </message>
    <message>
        <source>--restore takes the number of a change, or 0 for before all of them.</source>
        <translation>--restore 后应为变更编号，0 表示所有变更之前。</translation>
    </message>
    <message>
        <source>takes back a user&apos;s newest change</source>
        <translation>撤销用户最近的一次变更</translation>
    </message>
    <message>
        <source>does again what was taken back last</source>
        <translation>重做最近撤销的变更</translation>
    </message>
    <message>
        <source>tells the life of a component: who changed what and when; or gives it the values of a change again</source>
        <translation>讲述一个部件的历史：谁在何时改了什么；或恢复某次变更时的值</translation>
    </message>
    <message>
        <source>--shift takes metres to the east and to the north, such as 1.5,-0.8.</source>
        <translation>--shift 后应为向东、向北的米数，例如 1.5,-0.8。</translation>
    </message>
    <message>
        <source>Say what is to change: --set, --shift or --recode.</source>
        <translation>请说明要改什么：--set、--shift 或 --recode。</translation>
    </message>
    <message>
        <source>Say which components: --where and --polygon, or --all.</source>
        <translation>请说明改哪些部件：--where、--polygon，或 --all。</translation>
    </message>
    <message>
        <source>Layout %1 is that of the profiles “%2”. Name one of them.</source>
        <translation>编码布局 %1 属于规则“%2”。请指明其中一个。</translation>
    </message>
    <message>
        <source>%1 components change, %2 are so already, %3 cannot be changed so.</source>
        <translation>%1 个部件将变更，%2 个已是如此，%3 个不能这样修改。</translation>
    </message>
    <message>
        <source>%1 components were changed as batch %2. xiuhuactl revert or undo takes it back.</source>
        <translation>已作为批次 %2 修改 %1 个部件。可用 xiuhuactl revert 或 undo 撤回。</translation>
    </message>
    <message>
        <source>Nothing was changed. --skip-faulty changes the others.</source>
        <translation>未作任何更改。--skip-faulty 可只修改其余部件。</translation>
    </message>
    <message>
        <source>changes many components as one, after telling what would change</source>
        <translation>将许多部件作为一个整体修改，并先告知会有哪些变化</translation>
    </message>
    <message>
        <source>The city has no seal with this anchor: its journal is not the one that the anchor was taken from.</source>
        <translation>城市中没有与此锚值相符的封签：现有日志并非取得该锚值时的日志。</translation>
    </message>
    <message>
        <source>Anchored: the journal up to row %1 is as it was sealed.</source>
        <translation>已锚定：日志至第 %1 行与封存时一致。</translation>
    </message>
    <message>
        <source>Consistent in itself, not anchored.</source>
        <translation>自身一致，未锚定。</translation>
    </message>
    <message>
        <source>Nothing is sealed yet. xiuhuactl seal does it.</source>
        <translation>尚未封存。可用 xiuhuactl seal 封存。</translation>
    </message>
    <message>
        <source>%1 rows of the journal were sealed. Keep this anchor elsewhere: %2</source>
        <translation>已封存日志 %1 行。请将此锚值另行保存：%2</translation>
    </message>
    <message>
        <source>%1 rows in the journal, %2 of them not sealed; %3 seals by %4 stations.</source>
        <translation>日志共 %1 行，其中 %2 行未封存；%4 个工作站共 %3 个封签。</translation>
    </message>
    <message>
        <source>Newest anchor: %1</source>
        <translation>最新锚值：%1</translation>
    </message>
    <message>
        <source>signs what the journal holds, so that tampering shows</source>
        <translation>为日志签封，使篡改可被发现</translation>
    </message>
    <message>
        <source>holds the journal against its seals</source>
        <translation>核对日志与封签</translation>
    </message>
    <message>
        <source>--photo takes near, far, reference, before or after, = and a file: %1.</source>
        <translation>--photo 后应为 near、far、reference、before 或 after、= 和文件：%1。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>, an assumed limit</source>
        <translation>，时限为假定</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>There is no action %1.</source>
        <translation>没有操作 %1。</translation>
    </message>
    <message>
        <source>There is no role %1.</source>
        <translation>没有角色 %1。</translation>
    </message>
    <message>
        <source>The city has no department %1.</source>
        <translation>本市没有部门 %1。</translation>
    </message>
    <message>
        <source>%1 is no place: --at takes LON,LAT in degrees.</source>
        <translation>%1 不是位置：--at 后应为 经度,纬度（度）。</translation>
    </message>
    <message>
        <source>%1 is no day: --until takes YYYY-MM-DD.</source>
        <translation>%1 不是日期：--until 后应为 YYYY-MM-DD。</translation>
    </message>
    <message>
        <source>There is no state %1.</source>
        <translation>没有状态 %1。</translation>
    </message>
    <message>
        <source>There are no such cases.</source>
        <translation>没有这样的案件。</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>missing or changed</source>
        <translation>缺失或被改动</translation>
    </message>
    <message>
        <source>Name either --event CLASS or --component CODE.</source>
        <translation>请写 --event 类别 或 --component 代码之一。</translation>
    </message>
    <message>
        <source>--at takes LON,LAT in degrees.</source>
        <translation>--at 后应为 经度,纬度（度）。</translation>
    </message>
    <message>
        <source>Name either --export FILE.csv or --import FILE.csv.</source>
        <translation>请写 --export 文件.csv 或 --import 文件.csv 之一。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 无法写入。</translation>
    </message>
    <message>
        <source>The city has %1 filing conditions now.</source>
        <translation>本市现有 %1 条立案条件。</translation>
    </message>
    <message>
        <source>Name the city and what to do: list, new, show, step, evidence or filing.</source>
        <translation>请指明城市和操作：list、new、show、step、evidence 或 filing。</translation>
    </message>
    <message>
        <source>cases: reports, takes through their stages with evidence, lists and tells them</source>
        <translation>案件：上报、带证据逐步办理、列出与查看</translation>
    </message>
    <message>
        <source>The history is not written: %1</source>
        <translation>历史记录未能写入：%1</translation>
    </message>
    <message>
        <source>-o takes a file that ends in .csv or .geojson.</source>
        <translation>-o 需要以 .csv 或 .geojson 结尾的文件。</translation>
    </message>
    <message>
        <source>%1 is there already. --force replaces it.</source>
        <translation>%1 已经存在。--force 将其替换。</translation>
    </message>
    <message>
        <source>%1 parts of the history are damaged and left out.</source>
        <translation>历史记录有 %1 处损坏，已略去。</translation>
    </message>
    <message>
        <source>--device takes a number, plate or name.</source>
        <translation>--device 需要终端号、车牌或名称。</translation>
    </message>
    <message>
        <source>The city has no device %1.</source>
        <translation>城市中没有设备 %1。</translation>
    </message>
    <message>
        <source>Only the first %1 positions; ask for a shorter time.</source>
        <translation>只列出前 %1 个位置；请缩短时间。</translation>
    </message>
    <message>
        <source>%1: %2 positions from %3 to %4</source>
        <translation>%1：%3 至 %4 共 %2 个位置</translation>
    </message>
    <message>
        <source>%1 visits from %2 to %3</source>
        <translation>%2 至 %3 共 %1 次到访</translation>
    </message>
    <message>
        <source>tells where a device was, from the city&apos;s history</source>
        <translation>从城市历史记录中说明设备到过哪里</translation>
    </message>
    <message>
        <source>tells which devices were somewhere, and when</source>
        <translation>说明哪些设备何时到过某处</translation>
    </message>
    <message>
        <source>--from and --to take times such as &quot;2026-11-26 10:00&quot;, the earlier one first.</source>
        <translation>--from 和 --to 需要形如 &quot;2026-11-26 10:00&quot; 的时间，较早者在前。</translation>
    </message>
    <message>
        <source>--area takes corners in degrees: &quot;LON LAT, LON LAT, LON LAT&quot;.</source>
        <translation>--area 需要以度为单位的角点：&quot;LON LAT, LON LAT, LON LAT&quot;。</translation>
    </message>
    <message>
        <source>Name an --area, or --near LON,LAT and --within metres.</source>
        <translation>请给出 --area，或 --near LON,LAT 与 --within 米数。</translation>
    </message>
    <message>
        <source>findings of inspections: reports, reviews, appeals</source>
        <translation>检查问题：上报、复核、申诉</translation>
    </message>
    <message>
        <source>evaluates a period, freezes it, or recomputes a frozen one</source>
        <translation>评价一个周期、冻结，或重算已冻结的周期</translation>
    </message>
    <message>
        <source>the whole city</source>
        <translation>全城</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>%1 is frozen under the scheme %2. Keep this hash elsewhere: %3</source>
        <translation>%1 已按方案 %2 冻结。请在别处保存此哈希：%3</translation>
    </message>
    <message>
        <source>The frozen period has the hash %1 and the signature of station %2.</source>
        <translation>冻结周期的哈希为 %1，由工作站 %2 签名。</translation>
    </message>
    <message>
        <source>The frozen period is not as it was sealed: its hash or its signature does not fit.</source>
        <translation>冻结周期与封存时不符：哈希或签名不匹配。</translation>
    </message>
    <message>
        <source>All %1 figures come out the same, to the last digit.</source>
        <translation>全部 %1 个指标重算结果一致，精确到最后一位。</translation>
    </message>
    <message>
        <source>There is no scheme %1.</source>
        <translation>没有评价方案 %1。</translation>
    </message>
    <message>
        <source>--by takes company, place, line or cell.</source>
        <translation>--by 只接受 company、place、line 或 cell。</translation>
    </message>
    <message>
        <source>There are no such findings.</source>
        <translation>没有此类问题。</translation>
    </message>
    <message>
        <source>Say items, list, show, report or step.</source>
        <translation>请写 items、list、show、report 或 step。</translation>
    </message>
</context>
<context>
    <name>app::ApprovalDesk</name>
    <message>
        <source>An edit waits for approval: %1 (%2)</source>
        <comment>fields, who asked</comment>
        <translation>修改待审批：%1（%2 提出）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Its deletion waits for approval (%1)</source>
        <translation>删除待审批（%1 提出）</translation>
    </message>
</context>
<context>
    <name>widgets::ApprovalPanel</name>
    <message>
        <source>%1 %2</source>
        <comment>class, code</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source> · %1</source>
        <comment>why</comment>
        <translation> · %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 wait</source>
        <comment>when, who, how many edits</comment>
        <translation>%1 · %2 · %3 项待审批</translation>
    </message>
    <message>
        <source>Of edits of your own</source>
        <translation>撤回自己提出的修改</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Nothing of what is ticked is written</source>
        <translation>所勾选的内容都不写入</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Write what is ticked, in the name of who asked for it</source>
        <translation>以提出者的名义写入所勾选的内容</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>审批理由</translation>
    </message>
    <message>
        <source>Why: whoever asked is told</source>
        <translation>理由：提出者会看到</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>What the edit changes</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>Edits that wait</source>
        <translation>待审批的修改</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>已处理 %1 项</translation>
    </message>
    <message>
        <source>%1 decided, %2 wait on: %3</source>
        <translation>已处理 %1 项，%2 项仍待审批：%3</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>%1 edits wait for approval</source>
        <translation>%1 项修改待审批</translation>
    </message>
    <message>
        <source>%1 edits wait; the first %2 of this one are listed</source>
        <translation>%1 项修改待审批；此批仅列出前 %2 项</translation>
    </message>
    <message>
        <source>No edits wait for approval.</source>
        <translation>没有待审批的修改。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No city is open</source>
        <translation>未打开城市</translation>
    </message>
    <message>
        <source>%1 (changed since)</source>
        <translation>%1（此后已变更）</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1：删除</translation>
    </message>
    <message>
        <source>%1: added</source>
        <translation>%1：新增</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>%1 exists already. Choose another name, or say that it may be replaced.</source>
        <translation>%1 已存在。请另选名称，或允许替换。</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题说明</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and its permissions.</source>
        <translation>%1 无法写入。请检查磁盘和权限。</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在编写报告</translation>
    </message>
    <message>
        <source>%1 more of this rule are not printed; the spreadsheet holds all.</source>
        <translation>此规则另有 %1 项未打印；表格文件中有全部。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1 · as of change %2 · %3 components looked at, %4 findings</source>
        <translation>%1 · 截至变更 %2 · 检查部件 %3 个，发现问题 %4 项</translation>
    </message>
    <message>
        <source>Data quality: %1</source>
        <translation>数据质量：%1</translation>
    </message>
</context>
</TS>
